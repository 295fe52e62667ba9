package io.opentrade.research.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpaceTest {
  private static Declaration declaration() {
    Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
    parameters.put(
        "fast",
        new ParameterDeclaration(
            "fast", new ParameterValue.Number(10), 2, 200, Double.NaN, true, List.of()));
    parameters.put(
        "share",
        new ParameterDeclaration(
            "share", new ParameterValue.Number(0.5), 0, 1, Double.NaN, false, List.of()));
    parameters.put(
        "mode",
        new ParameterDeclaration(
            "mode",
            new ParameterValue.Text("calm"),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            false,
            List.of("calm", "wild")));
    return new Declaration(1, null, 0, Map.of(), Map.of(), parameters, Set.of(Style.SIGNALS));
  }

  @Test
  void readsSweeps() {
    Space space =
        Space.parse(List.of("fast=5..9:2", "share=0.1..0.3:0.1", "mode=calm,wild"), declaration());
    assertEquals(18, space.size());
    assertEquals(List.of(5L, 7L, 9L), space.document().get("fast"));
    assertEquals(List.of(0.1, 0.2, 0.3), space.document().get("share"));
    assertEquals("{\"fast\":9,\"share\":0.3,\"mode\":\"wild\"}", space.key(space.point(17)));
    assertFalse(space.axes().get(2).ordered());
  }

  @Test
  void aRangeWithoutAStepHasOne() {
    assertEquals(20, Space.parse(List.of("fast=5..24"), declaration()).size());
    assertEquals(21, Space.parse(List.of("share=0..1"), declaration()).size());
    assertEquals(1, Space.parse(List.of("share=0.5..0.5"), declaration()).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fast",
        "fast=",
        "=1..2",
        "fast=9..5",
        "fast=1..5",
        "fast=5..9:0",
        "fast=5..9:0.5",
        "fast=a..b",
        "fast=5...9",
        "fats=5..9",
        "mode=calm,fierce",
        "share=0..1:0.00000001",
        "fast=5..1e9",
      })
  void whatIsNoSweepIsRefused(String text) {
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> Space.parse(List.of(text), declaration()));
    assertTrue(failed.failure().message().startsWith("--sweep: "), failed.failure().message());
  }

  @Test
  void nothingIsSweptTwice() {
    assertThrows(
        RequestFailed.class, () -> Space.parse(List.of("fast=5..6", "fast=7..8"), declaration()));
  }

  @Test
  void constraintsAndObjectivesAreRead() {
    assertEquals(Constraint.THIRTY_TRADES, Constraint.parse("trades >= 30"));
    assertEquals("maxDrawdownPercent>-20", Constraint.parse("maxDrawdownPercent>-20").toString());
    assertThrows(RequestFailed.class, () -> Constraint.parse("trades"));
    assertThrows(RequestFailed.class, () -> Constraint.parse("tradez>=3"));
    assertThrows(RequestFailed.class, () -> Constraint.parse("trades>=3.3.3"));
    assertEquals(
        new Objective("volatilityPercent", true), Objective.parse("min:volatilityPercent"));
    assertThrows(RequestFailed.class, () -> Objective.parse("sharp"));
  }
}
