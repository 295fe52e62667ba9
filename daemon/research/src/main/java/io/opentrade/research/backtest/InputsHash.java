package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a run was traded on, as a hash: candles and files by their contents, since a name stands
/// for other contents once they were corrected.
record InputsHash(BacktestRun request, Preparation ready, Settings settings) {
  /// SHA-256, hexadecimal.
  ///
  /// @param main that of the main candles
  /// @throws RequestFailed where a file cannot be read any more
  String text(String main) {
    MessageDigest digest = Digests.sha256();
    add(digest, "main", main);
    ready.others().forEach((name, series) -> add(digest, name, hash(series.candles())));
    add(digest, "instrument", String.valueOf(ready.main().instrument()));
    FundingRates funding = ready.funding();
    FeeCoin coin = settings.coin();
    add(digest, "detail", hash(ready.detail()));
    add(digest, "mark", hash(ready.mark()));
    add(digest, "funding", hash(funding == null ? null : funding.columns()));
    add(digest, "coin", hash(coin == null ? null : coin.prices()));
    if (request.fills() != null) {
      add(digest, "book", hash(request.fills().book()));
      add(digest, "fees", hash(request.fills().feeTiers()));
    }
    if (request.account() != null) {
      add(digest, "maintenance", hash(request.account().maintenanceTiers()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String name, String value) {
    digest.update((name + '=' + value + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(@Nullable Candles candles) {
    return candles == null ? "" : CandleHash.of(candles);
  }

  private static String hash(@Nullable InputFile file) {
    if (file == null) {
      return "";
    }
    MessageDigest digest = Digests.sha256();
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(Path.of(file.path())), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      throw new RequestFailed(FailureKind.BAD_DATA, file.name() + " cannot be read", null);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
