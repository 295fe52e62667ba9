package io.opentrade.store;

import java.nio.file.Path;

/// The child of [KillTest]: imports batches until it is killed, telling each one it finished.
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] arguments) {
    CandleStore store = CandleStore.open(Path.of(arguments[0]));
    System.out.println(store.recovered() ? "recovered" : "clean");
    int batch = KillTest.batches(store);
    while (true) {
      System.out.println("begin " + batch);
      store.merge(Samples.BTC, KillTest.batch(batch), Merge.OnConflict.KEEP, null, () -> false);
      System.out.println("done " + ++batch);
    }
  }
}
