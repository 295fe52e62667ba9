package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.sim.FundingRates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FundingFilesTest {
  private static final long HOUR = 1_637_193_600_000L;

  @TempDir private Path folder;

  private FundingRates read(String text) throws IOException {
    return FundingFiles.read(Files.writeString(folder.resolve("f.csv"), text));
  }

  @Test
  void findsColumnsByTheNamesOfTheExchanges() throws IOException {
    FundingRates rates =
        read(
            "symbol,fundingRate,fundingTime\nXRPUSDT,0.0001,1637193600017\n"
                + "XRPUSDT,-0.0002,1637222400007\n");
    assertEquals(2, rates.size());
    assertEquals(HOUR, rates.time(0));
    assertEquals(-0.0002, rates.rate(1));
  }

  @Test
  void takesCandlesByTheirOpen() throws IOException {
    FundingRates rates = read("date,open,high,low,close,volume\n1637193600017,0.0001,0,0,0,0\n");
    assertEquals(0.0001, rates.rate(0));
  }

  @Test
  void readsRowsWithoutAHeaderInAnyOrderOfTime() throws IOException {
    FundingRates rates = read("2021-11-18T08:00:00Z;1e-4\n2021-11-18T00:00:00Z;0.0003\n");
    assertEquals(HOUR, rates.time(0));
    assertEquals(0.0003, rates.rate(0));
    assertEquals(0.0001, rates.rate(1));
  }

  @Test
  void readsPackedFiles() throws IOException {
    Path file = folder.resolve("f.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("time,rate\n1637193600,0.01\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(HOUR, FundingFiles.read(file).time(0));
  }

  @Test
  void readsTheArchivesOfBinance() throws IOException {
    String rates = "calc_time,funding_interval_hours,last_funding_rate\n1637193600003,8,0.0001\n";
    byte[] zip = Texts.zip("BTCUSDT-fundingRate-2021-11.csv", rates);
    Path file = Files.write(folder.resolve("f.zip"), zip);
    assertEquals(HOUR, FundingFiles.read(file).time(0));
    assertEquals(0.0001, FundingFiles.read(file).rate(0));
    Files.write(file, Texts.zip());
    assertThrows(CandleFailure.class, () -> FundingFiles.read(file));
  }

  @Test
  void refusesWhatIsNoneWithItsPlace() {
    for (String text :
        new String[] {
          "",
          "time,rate\n",
          "time,price\n1637193600,1\n",
          "time,rate\nsoon,0.1\n",
          "time,rate\n1637193600,NaN\n",
          "time,rate\n1637193600,2\n",
          "time,rate\n1637193600,0.1\n1637193600,0.1\n",
          "time,rate\n1637193600\n",
        }) {
      CandleFailure failure = assertThrows(CandleFailure.class, () -> read(text), text);
      assertTrue(String.valueOf(failure.getMessage()).contains("f.csv"), text);
    }
    assertThrows(CandleFailure.class, () -> FundingFiles.read(folder.resolve("none.csv")));
  }
}
