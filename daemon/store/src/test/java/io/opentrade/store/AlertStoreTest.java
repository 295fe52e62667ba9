package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.store.FiringRow.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertStoreTest {
  @TempDir Path folder;

  private AlertStore open() {
    return AlertStore.open(folder.resolve("alerts.db"));
  }

  private static AlertRow row(String name) {
    return new AlertRow(0, name, "active", true, 0, 0, 1_000, "{}");
  }

  static FiringRow firing(long alert, String cause) {
    return new FiringRow(
        0, alert, "crash", cause, 2_000, "fell", "{}", false, Progress.WAITING, "");
  }

  @Test
  void aCauseFiresAnAlertOnceAcrossRestarts() {
    long alert;
    try (AlertStore store = open()) {
      alert = store.add(row("crash"));
      assertEquals(1, store.fire(List.of(firing(alert, "bar 1")), Map.of(alert, "active")).size());
    }
    try (AlertStore store = open()) {
      List<FiringRow> again =
          store.fire(
              List.of(firing(alert, "bar 1"), firing(alert, "bar 2")), Map.of(alert, "done"));
      assertEquals(List.of("bar 2"), again.stream().map(FiringRow::cause).toList());
      AlertRow kept = store.alerts().getFirst();
      assertEquals("done", kept.state());
      assertEquals(2, kept.firings());
      assertEquals(2_000, kept.fired());
      assertTrue(!kept.armed());
    }
  }

  @Test
  void whatIsNotOverIsOpen() {
    try (AlertStore store = open()) {
      long alert = store.add(row("crash"));
      FiringRow one =
          store.fire(List.of(firing(alert, "bar 1")), Map.of(alert, "active")).getFirst();
      store.told(one.number());
      store.progress(one.number(), Progress.BEGUN, "");
      FiringRow open = store.open().getFirst();
      assertTrue(open.told());
      assertEquals(Progress.BEGUN, open.progress());
      store.progress(one.number(), Progress.DONE, "halted");
      assertEquals(List.of(), store.open());
      assertEquals("halted", store.history(alert, 5).getFirst().outcome());
    }
  }

  @Test
  void aNumberIsNotGivenTwice() {
    try (AlertStore store = open()) {
      long first = store.add(row("one"));
      store.remove(first);
      assertEquals(first + 1, store.add(row("one")));
    }
  }

  @Test
  void peaksAndLooksAreKept() {
    try (AlertStore store = open()) {
      assertEquals(7, store.looked(7));
      store.look(9);
      store.look(11);
      assertEquals(11, store.looked(7));
      store.peak("demo", 1.5);
      store.peak("demo", 2.5);
      store.armed(List.of(store.add(row("one"))));
      assertEquals(Map.of("demo", 2.5), store.peaks());
    }
  }
}
