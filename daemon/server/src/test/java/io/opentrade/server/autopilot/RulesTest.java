package io.opentrade.server.autopilot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.AutopilotStart.Target;
import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
  private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XRP", "BNB");

  private static Evidence evidence(Random random, int trades, double net, double fall) {
    TreeMap<Long, Double> returns = new TreeMap<>();
    for (long day = 0; day < 60; day++) {
      returns.put(day, random.nextGaussian() / 100);
    }
    return new Evidence(4, 3, trades, net, fall, returns, Map.of());
  }

  private static Candidate tested(String strategy, String coin, Evidence evidence, Regime regime) {
    return new Candidate(
        strategy, coin + "/USDT@binance:1h", new Candidate.Tested(evidence, regime));
  }

  private static List<Candidate> any(Random random) {
    List<Candidate> candidates = new ArrayList<>();
    for (String strategy : List.of("a.js", "b.js", "c.js")) {
      for (String coin : COINS) {
        Regime regime = Regime.values()[random.nextInt(4)];
        Evidence evidence =
            evidence(
                random,
                random.nextInt(30),
                random.nextDouble() * 40 - 10,
                random.nextDouble() * 40);
        candidates.add(
            random.nextInt(8) == 0
                ? new Candidate(
                    strategy, coin + "/USDT@binance:1h", new Candidate.Unknown("no candles"))
                : tested(strategy, coin, evidence, regime));
      }
    }
    return candidates;
  }

  /// Whatever comes, over many reviews: never more than the level allows, one strategy a market, no
  /// market of somebody else, all reasons given, and the same answer when asked again.
  @ParameterizedTest
  @EnumSource(AutopilotRisk.class)
  void noSituationLeadsBeyondTheLimits(AutopilotRisk risk) {
    Random random = new Random(7);
    Rules rules = new Rules(risk, risk.strategies());
    List<Leg> legs = new ArrayList<>();
    int opened = 0;
    for (int round = 0; round < 1_000; round++) {
      List<Candidate> candidates = any(random);
      Set<String> taken =
          random.nextBoolean() ? Set.of() : Set.of(COINS.get(random.nextInt(5)) + "/USDT");
      double fall = random.nextDouble() * risk.lossPercent();
      Review review = rules.review(fall, candidates, legs, taken);
      assertEquals(review, rules.review(fall, candidates, legs, taken));
      assertEquals(candidates.size(), review.verdicts().size());
      review.verdicts().forEach(verdict -> assertFalse(verdict.reason().isBlank()));
      legs.removeAll(review.close());
      for (Review.Opening each : review.open()) {
        legs.add(leg("leg" + opened++, each));
        assertFalse(taken.contains(each.candidate().symbol()));
        assertTrue(each.share() >= Rules.LEAST_SHARE);
        assertTrue(each.share() <= risk.largestPercent() / 100.0);
      }
      double sum = legs.stream().mapToDouble(Leg::share).sum();
      assertTrue(sum <= 1 - risk.reservePercent() / 100.0 + 1e-9, () -> "shares of " + sum);
      assertTrue(legs.size() <= risk.strategies());
      assertEquals(legs.size(), new HashSet<>(legs.stream().map(Leg::symbol).toList()).size());
    }
    assertTrue(opened > 100, "only " + opened + " began");
  }

  private static Leg leg(String name, Review.Opening opening) {
    return new Leg(
        name,
        opening.candidate().strategy(),
        opening.candidate().series(),
        opening.share(),
        Decimal.of("100"),
        Map.of());
  }

  @Test
  void theBetterOneOfAMarketIsChosenAndTheReasonSaysSo() {
    Random random = new Random(1);
    Candidate good = tested("good.js", "BTC", evidence(random, 20, 20, 5), Regime.QUIET);
    Candidate poor = tested("poor.js", "BTC", evidence(random, 20, 10, 5), Regime.QUIET);
    Review review = review(AutopilotRisk.MEDIUM, 0, List.of(poor, good));
    assertEquals(good, review.open().getFirst().candidate());
    assertEquals(
        "good.js is better at the same market: score 4.00, against 2.00",
        review.verdicts().getFirst().reason());
  }

  @Test
  void whatGoesTogetherIsNotHeldTogether() {
    Evidence same = evidence(new Random(1), 20, 20, 5);
    Candidate one = tested("a.js", "BTC", same, Regime.QUIET);
    Candidate two = tested("a.js", "ETH", same, Regime.QUIET);
    Review review = review(AutopilotRisk.HIGH, 0, List.of(one, two));
    assertEquals(1, review.open().size());
    assertEquals(
        "it goes with a.js on BTC/USDT: correlation 1.00, of at most 0.85",
        review.verdicts().getLast().reason());
  }

  @Test
  void aFallHalvesSharesAndTheMarketKeepsOut() {
    Evidence tests = evidence(new Random(1), 20, 20, 5);
    Candidate falling = tested("a.js", "BTC", tests, Regime.FALLING);
    assertTrue(review(AutopilotRisk.LOW, 0, List.of(falling)).open().isEmpty());
    assertEquals(
        0.175, review(AutopilotRisk.MEDIUM, 0, List.of(falling)).open().getFirst().share());
    Candidate quiet = tested("a.js", "BTC", tests, Regime.QUIET);
    assertEquals(0.35, review(AutopilotRisk.MEDIUM, 4.9, List.of(quiet)).open().getFirst().share());
    assertEquals(0.175, review(AutopilotRisk.MEDIUM, 5, List.of(quiet)).open().getFirst().share());
  }

  private static Review review(AutopilotRisk risk, double fall, List<Candidate> candidates) {
    return new Rules(risk, risk.strategies()).review(fall, candidates, List.of(), Set.of());
  }

  @Test
  void targetAndLimitAreReachedToTheCent() {
    Terms terms =
        new Terms(
            "demo",
            "USDT",
            "binance",
            AutopilotRisk.LOW,
            Decimal.of("1000"),
            2,
            Decimal.of("10"),
            Decimal.of("4"),
            new Target(null, Decimal.of("8")),
            List.of(),
            List.of(),
            "1h");
    assertTrue(Limits.ending(terms, new BigDecimal("1079.99")).isEmpty());
    assertEquals("target", Limits.ending(terms, new BigDecimal("1080")).orElseThrow().kind());
    assertTrue(Limits.ending(terms, new BigDecimal("950.01")).isEmpty());
    assertEquals("loss", Limits.ending(terms, new BigDecimal("950")).orElseThrow().kind());
    Leg leg = new Leg("x", "a.js", "BTC/USDT@binance:1h", 0.2, Decimal.of("200"), Map.of());
    assertEquals(null, Limits.exit(terms, leg, new BigDecimal("219.99")));
    assertEquals(null, Limits.exit(terms, leg, new BigDecimal("192.01")));
    assertTrue(String.valueOf(Limits.exit(terms, leg, new BigDecimal("192"))).contains("4.00%"));
    assertTrue(String.valueOf(Limits.exit(terms, leg, new BigDecimal("220"))).contains("10.00%"));
  }

  @Test
  void aMarketIsToldByItsBars() {
    double[] bars = new double[480];
    Random random = new Random(5);
    for (int i = 0; i < bars.length; i++) {
      bars[i] = 100 * Math.exp(0.001 * random.nextGaussian());
    }
    assertEquals(Regime.QUIET, Regime.of(bars));
    double[] up = bars.clone();
    double[] down = bars.clone();
    double[] wild = bars.clone();
    for (int i = 0; i < bars.length; i++) {
      up[i] *= Math.exp(0.002 * i);
      down[i] *= Math.exp(-0.002 * i);
      wild[i] *= i < 432 ? 1 : Math.exp(0.05 * random.nextGaussian());
    }
    assertEquals(Regime.RISING, Regime.of(up));
    assertEquals(Regime.FALLING, Regime.of(down));
    assertEquals(Regime.WILD, Regime.of(wild));
  }
}
