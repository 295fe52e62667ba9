package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import org.junit.jupiter.api.Test;

final class LongRunsTest {
  @Test
  void onlyLongRunsAreCompiled() {
    assertFalse(LongRuns.compile(Language.PYTHON, 999_999));
    assertTrue(LongRuns.compile(Language.PYTHON, 1_000_000));
    assertFalse(LongRuns.compile(Language.JAVASCRIPT, 1_000_000));
    assertTrue(LongRuns.compile(Language.JAVASCRIPT, 5_000_000));
    assertFalse(LongRuns.compile(Language.JAVA, Long.MAX_VALUE));
  }

  @Test
  void aStudyKeepsAllProcessorsBusySoThatCompilingPaysLater() {
    assertFalse(LongRuns.compileStudy(Language.JAVASCRIPT, 10_000_000));
    assertTrue(LongRuns.compileStudy(Language.JAVASCRIPT, 20_000_000));
    assertTrue(LongRuns.compileStudy(Language.PYTHON, 1_000_000));
    assertFalse(LongRuns.compileStudy(Language.JAVA, Long.MAX_VALUE));
  }
}
