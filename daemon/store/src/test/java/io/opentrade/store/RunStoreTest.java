package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RunStore.Document EMPTY = target -> target.write("{}");

  private final Path folder;

  RunStoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private RunStore open() {
    return RunStore.open(folder.resolve("research.db"), StoreOptions.DEFAULT, () -> NOW);
  }

  private static Run.Summary save(RunStore store, String strategy) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trades", "66");
    facts.put("netProfit", "41422.99");
    return store.save(
        store.nextId(),
        strategy,
        facts,
        target -> target.write("{\"schema\":1}"),
        new long[] {1, 2},
        new double[] {3, 4.5},
        new byte[] {7});
  }

  @Test
  void givesBackWhatWasSaved() {
    try (RunStore store = open()) {
      Run.Summary saved = save(store, "sma.js");
      assertEquals(NOW, saved.created());
      Run run = store.show(saved.id()).orElseThrow();
      assertEquals(saved, run.summary());
      assertEquals("{\"schema\":1}", run.document());
      assertArrayEquals(new long[] {1, 2}, run.equityTime());
      assertArrayEquals(new double[] {3, 4.5}, run.equity());
      assertArrayEquals(new byte[] {7}, store.drawing(saved.id()));
      assertEquals(0, store.drawing("nobody").length);
    }
  }

  @Test
  void idsRiseEvenWithinOneMillisecondAndListsShowTheNewestFirst() {
    try (RunStore store = open()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        ids.add(save(store, "s" + i).id());
      }
      assertEquals(ids.stream().sorted().distinct().toList(), ids);
      assertTrue(ids.stream().allMatch(id -> id.length() == 8), ids.toString());
      assertEquals(
          List.of("s39", "s38"), store.list(2).stream().map(Run.Summary::strategy).toList());
      assertEquals(NOW.toEpochMilli(), RunId.millis(ids.getFirst()));
    }
  }

  @Test
  void aPartOfAnIdIsEnoughWhereItIsUnmistakable() {
    try (RunStore store = open()) {
      String first = save(store, "a").id();
      String second = save(store, "b").id();
      assertEquals("b", store.show(second.substring(5)).orElseThrow().summary().strategy());
      assertTrue(store.show(first.substring(0, 6)).isEmpty());
      assertTrue(store.show("").isEmpty());
      assertTrue(store.show("zzz").isEmpty());
    }
  }

  @Test
  void anIdThatWasTakenInBetweenIsReplaced() {
    try (RunStore store = open();
        RunStore other = open()) {
      String id = store.nextId();
      assertEquals(id, save(other, "b").id());
      Run.Summary saved =
          store.save(id, "a", Map.of(), EMPTY, new long[0], new double[0], new byte[0]);
      assertTrue(saved.id().compareTo(id) > 0);
      assertEquals(2, store.list(9).size());
    }
  }

  @Test
  void pruningKeepsTheNewest() {
    try (RunStore store = open()) {
      for (int i = 0; i < 5; i++) {
        save(store, "s" + i);
      }
      assertEquals(3, store.prune(2));
      assertEquals(List.of("s4", "s3"), store.list(9).stream().map(Run.Summary::strategy).toList());
    }
  }
}
