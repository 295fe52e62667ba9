package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final Path file;

  StudyStoreTest(@TempDir Path folder) {
    this.file = folder.resolve("research.db");
  }

  private RunStore open() {
    return RunStore.open(file, StoreOptions.DEFAULT, () -> NOW);
  }

  @Test
  void aStudyOfTheSameKeyGoesOn() {
    String id;
    try (RunStore runs = open()) {
      StudyStore store = runs.studies();
      id = store.openOrCreate("k", "{}").id();
      store.keep(id, Map.of("{\"a\":1}", "one", "{\"a\":2}", "two"), "a.js", "X", 2);
      store.keep(id, Map.of("{\"a\":2}", "two again"), "a.js", "X", 1);
      store.update(id, "stopped", "{\"x\":1}");
    }
    try (RunStore runs = open()) {
      StudyStore store = runs.studies();
      Study again = store.openOrCreate("k", "{}");
      assertEquals(new Study(id, "k", NOW, "stopped", "{\"x\":1}"), again);
      assertEquals(Map.of("{\"a\":1}", "one", "{\"a\":2}", "two again"), store.combinations(id));
      assertEquals(3, store.tried("a.js", "X", 0), "counted with the results");
      String other = store.openOrCreate("other", "{}").id();
      assertTrue(other.compareTo(id) > 0);
      assertEquals(other, store.find("last").orElseThrow().id());
      assertEquals(id, store.find(id).orElseThrow().id());
      assertTrue(store.find(id.substring(0, 3)).isEmpty(), "two begin so");
      assertTrue(store.find("").isEmpty());
      assertEquals(List.of(other, id), store.list(9).stream().map(Study::id).toList());
    }
  }

  @Test
  void backtestsAreCounted() {
    try (RunStore runs = open()) {
      StudyStore store = runs.studies();
      assertEquals(0, store.tried("a.js", "X", 0));
      assertEquals(1, store.tried("a.js", "X", 1));
      assertEquals(401, store.tried("a.js", "X", 400));
      assertEquals(1, store.tried("a.js", "Y", 1));
    }
  }

  @Test
  void whatIsHeldOutRemembersItsUses() {
    try (RunStore runs = open()) {
      StudyStore store = runs.studies();
      store.holdOut("A/B@x", NOW);
      Holdout.Use use = new Holdout.Use(NOW, "b.js");
      assertEquals(new Holdout("A/B@x", NOW, 0, null), store.holdout("A/B@x").orElseThrow());
      store.use("A/B@x", "a.js");
      store.use("A/B@x", "b.js");
      store.holdOut("A/B@x", NOW.plusSeconds(1));
      assertEquals(List.of(new Holdout("A/B@x", NOW.plusSeconds(1), 2, use)), store.holdouts());
      assertTrue(store.release("A/B@x"));
      assertFalse(store.release("A/B@x"));
      assertEquals(List.of(), store.holdouts());
      store.holdOut("A/B@x", NOW);
      assertEquals(2, store.holdouts().getFirst().uses());
    }
  }
}
