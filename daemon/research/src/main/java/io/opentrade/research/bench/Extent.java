package io.opentrade.research.bench;

import io.opentrade.protocol.BenchRun;
import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param bars lengths of the single runs, rising
/// @param symbolBars of each symbol where several are run
/// @param sweptBars of the grid
/// @param readBars of the files
/// @param scriptBars at which a script in JavaScript is asked; one in Python at a twenty-fifth
/// @param compiled whether scripts are compiled as well
/// @param requests over the socket
/// @param starts of the client
/// @param repeats of each measurement at least, and as many before that only warm up
/// @param least how long short work is repeated each time
record Extent(
    List<Integer> bars,
    int symbolBars,
    int sweptBars,
    int readBars,
    int scriptBars,
    boolean compiled,
    int requests,
    int starts,
    int repeats,
    Duration least) {
  private static final int MILLION = 1_000_000;

  /// Ten million bars with their columns take most of a gigabyte.
  private static final long ROOMY = 1_400L << 20;

  private static final Extent SHORT =
      new Extent(
          List.of(20_000, 200_000), 2_000, 5_000, 50_000, 50_000, false, 200, 3, 2, Duration.ZERO);

  static Extent of(BenchRun request) {
    if (request.less()) {
      return SHORT;
    }
    int most = Runtime.getRuntime().maxMemory() < ROOMY ? 3 * MILLION : 10 * MILLION;
    return new Extent(
        List.of(MILLION / 10, MILLION, most),
        MILLION / 50,
        MILLION / 10,
        MILLION,
        MILLION,
        true,
        2_000,
        11,
        6,
        Duration.ofSeconds(1));
  }
}
