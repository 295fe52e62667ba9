package io.opentrade.server.api;

import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.Progress;

/// Fetches candles from an exchange into the store.
@FunctionalInterface
public interface Downloads {
  /// @throws io.opentrade.protocol.RequestFailed where the exchange or the store refuses
  DataDownload.Reply download(DataDownload request, Progress progress) throws InterruptedException;
}
