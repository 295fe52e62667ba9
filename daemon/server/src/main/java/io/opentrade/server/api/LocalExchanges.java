package io.opentrade.server.api;

import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;

/// Local exchanges, each a process of its own.
public interface LocalExchanges {
  /// @throws io.opentrade.protocol.RequestFailed where it cannot be started as asked
  ExchangeSimulate.Reply simulate(ExchangeSimulate request) throws InterruptedException;

  /// @throws io.opentrade.protocol.RequestFailed of kind NOT_FOUND where there is none of that id
  ExchangeEvents.Reply events(ExchangeEvents request);

  ExchangeStop.Reply stop(ExchangeStop request) throws InterruptedException;
}
