package io.opentrade.server.autopilot;

import io.opentrade.protocol.AutopilotRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the autopilot decides. Values in, values out: the same situation always gets the same
/// answer, and every number that counted stands in the reason.
///
/// A review goes through the candidates, the best score first. One is passed over where its tests
/// are too few, too weak or too rough for the risk level, where its market is not one to be in, is
/// taken by somebody else or by a better one, or where it goes too much with one that was chosen.
/// The chosen ones share what is not kept as cash by their scores; what is above the largest share,
/// or taken off for the market, stays cash. From a fall by half of the loss limit on, all shares
/// are halved. A leg whose share has moved by less than a quarter goes on as it is.
final class Rules {
  /// A smaller share is not worth its fees.
  static final double LEAST_SHARE = 0.02;

  private static final double MOVED = 0.25;
  private static final double HUNDRED = 100;
  private static final int SHARE_SCALE = 4;

  private final AutopilotRisk risk;
  private final int most;

  /// @param most strategies at work at once
  Rules(AutopilotRisk risk, int most) {
    this.risk = risk;
    this.most = most;
  }

  /// Which strategies to run.
  ///
  /// @param fallPercent of the equity from its peak, not negative
  /// @param legs at work now
  /// @param taken symbols at which somebody else's strategy works
  Review review(double fallPercent, List<Candidate> candidates, List<Leg> legs, Set<String> taken) {
    Map<Candidate, String> refused = new HashMap<>();
    List<Chosen> chosen = choose(candidates, taken, refused);
    double total = chosen.stream().mapToDouble(each -> each.evidence().score()).sum();
    double brake = 2 * fallPercent >= risk.lossPercent() ? 0.5 : 1;
    List<Review.Opening> wanted =
        chosen.stream()
            .map(
                one ->
                    new Review.Opening(one.candidate(), one.evidence(), share(one, total, brake)))
            .toList();
    return compare(candidates, wanted, refused, legs, brake);
  }

  private record Chosen(Candidate candidate, Evidence evidence, Regime regime) {}

  private List<Chosen> choose(
      List<Candidate> candidates, Set<String> taken, Map<Candidate, String> refused) {
    List<Chosen> fit = new ArrayList<>();
    for (Candidate candidate : candidates) {
      switch (candidate.outlook()) {
        case Candidate.Unknown(String why) -> refused.put(candidate, why);
        case Candidate.Tested(Evidence evidence, Regime regime) -> {
          String why = weakness(evidence, regime);
          if (why == null && taken.contains(candidate.symbol())) {
            why = "another strategy trades " + candidate.symbol() + " at this account";
          }
          if (why == null) {
            fit.add(new Chosen(candidate, evidence, regime));
          } else {
            refused.put(candidate, why);
          }
        }
      }
    }
    fit.sort(
        Comparator.comparingDouble((Chosen each) -> -each.evidence().score())
            .thenComparing(each -> each.candidate().title()));
    List<Chosen> chosen = new ArrayList<>();
    for (Chosen each : fit) {
      String why = beside(each, chosen);
      if (why == null) {
        chosen.add(each);
      } else {
        refused.put(each.candidate(), why);
      }
    }
    return chosen;
  }

  /// Why it does not do by itself; null where it does.
  private @Nullable String weakness(Evidence tests, Regime regime) {
    if (tests.trades() < risk.trades()) {
      return "only %d trades in its tests, of at least %d".formatted(tests.trades(), risk.trades());
    }
    if (tests.netPercent() <= 0) {
      return String.format(Locale.ROOT, "its tests made %.1f%%", tests.netPercent());
    }
    if (tests.winningPercent() < risk.winningPercent()) {
      return "%d of %d tests won, of at least %d%%"
          .formatted(tests.winning(), tests.windows(), risk.winningPercent());
    }
    if (tests.drawdownPercent() > risk.drawdownPercent()) {
      return String.format(
          Locale.ROOT,
          "it fell by %.1f%% in its tests, of at most %d%%",
          tests.drawdownPercent(),
          risk.drawdownPercent());
    }
    return factor(regime) > 0
        ? null
        : "its market is %s: %s risk keeps out".formatted(regime.word(), risk.word());
  }

  /// Why it does not do beside those that were chosen; null where it does.
  private @Nullable String beside(Chosen one, List<Chosen> chosen) {
    for (Chosen other : chosen) {
      if (other.candidate().symbol().equals(one.candidate().symbol())) {
        return String.format(
            Locale.ROOT,
            "%s is better at the same market: score %.2f, against %.2f",
            other.candidate().strategy(),
            other.evidence().score(),
            one.evidence().score());
      }
    }
    for (Chosen other : chosen) {
      double correlation = one.evidence().correlation(other.evidence());
      if (correlation > risk.correlation()) {
        return String.format(
            Locale.ROOT,
            "it goes with %s: correlation %.2f, of at most %.2f",
            other.candidate().title(),
            correlation,
            risk.correlation());
      }
    }
    return chosen.size() < most
        ? null
        : String.format(
            Locale.ROOT,
            "%d better ones are chosen, the most there may be; its score is %.2f",
            most,
            one.evidence().score());
  }

  private double factor(Regime regime) {
    return switch (regime) {
      case FALLING -> risk.falling();
      case WILD -> risk.wild();
      case RISING, QUIET -> 1;
    };
  }

  private double share(Chosen one, double total, double brake) {
    double largest = risk.largestPercent() / HUNDRED;
    double share = Math.min(largest, one.evidence().score() / total * invested());
    return rounded(share * factor(one.regime()) * brake);
  }

  private double invested() {
    return 1 - risk.reservePercent() / HUNDRED;
  }

  private static double rounded(double share) {
    return BigDecimal.valueOf(share).setScale(SHARE_SCALE, RoundingMode.DOWN).doubleValue();
  }

  /// Sets what is wanted against what is at work. What begins gets no more than what goes on
  /// leaves.
  private Review compare(
      List<Candidate> candidates,
      List<Review.Opening> wanted,
      Map<Candidate, String> refused,
      List<Leg> legs,
      double brake) {
    Map<Candidate, Leg> kept = new HashMap<>();
    List<Review.Opening> fresh = new ArrayList<>();
    for (Review.Opening each : wanted) {
      Optional<Leg> leg = legs.stream().filter(one -> one.is(each.candidate())).findFirst();
      if (leg.isPresent()
          && Math.abs(each.share() - leg.get().share()) <= MOVED * leg.get().share()) {
        kept.put(each.candidate(), leg.get());
      } else {
        fresh.add(each);
      }
    }
    double left = invested() - kept.values().stream().mapToDouble(Leg::share).sum();
    List<Review.Opening> open = fitted(fresh, left, refused);
    List<Verdict> verdicts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      verdicts.add(verdict(candidate, kept.get(candidate), open, refused));
    }
    List<Leg> close = legs.stream().filter(leg -> !kept.containsValue(leg)).toList();
    return new Review(verdicts, close, open, reason(candidates, kept.size(), open, close, brake));
  }

  private static List<Review.Opening> fitted(
      List<Review.Opening> wanted, double left, Map<Candidate, String> refused) {
    double sum = wanted.stream().mapToDouble(Review.Opening::share).sum();
    double scale = sum > left ? Math.max(0, left) / sum : 1;
    List<Review.Opening> fitted = new ArrayList<>();
    for (Review.Opening each : wanted) {
      double share = rounded(each.share() * scale);
      if (share < LEAST_SHARE) {
        refused.put(
            each.candidate(),
            "its share of %s is below the least of %s"
                .formatted(percent(share), percent(LEAST_SHARE)));
      } else {
        fitted.add(new Review.Opening(each.candidate(), each.evidence(), share));
      }
    }
    return fitted;
  }

  private static Verdict verdict(
      Candidate candidate,
      @Nullable Leg kept,
      List<Review.Opening> open,
      Map<Candidate, String> refused) {
    if (!(candidate.outlook() instanceof Candidate.Tested(Evidence evidence, Regime regime))) {
      String why = refused.getOrDefault(candidate, "");
      return new Verdict(candidate.strategy(), candidate.series(), 0, why, null, null);
    }
    double share = 0;
    String reason = refused.getOrDefault(candidate, "");
    if (kept != null) {
      share = kept.share();
      reason = tests(evidence) + "; goes on with " + percent(share);
    }
    for (Review.Opening each : open) {
      if (each.candidate().equals(candidate)) {
        share = each.share();
        reason = tests(evidence) + "; gets " + percent(share);
      }
    }
    return new Verdict(
        candidate.strategy(), candidate.series(), share, reason, evidence.score(), regime.word());
  }

  private static String reason(
      List<Candidate> candidates,
      int kept,
      List<Review.Opening> open,
      List<Leg> close,
      double brake) {
    String found =
        "%d candidates: %d begin, %d go on, %d end"
            .formatted(candidates.size(), open.size(), kept, close.size());
    return brake < 1 ? found + "; shares are halved after a fall" : found;
  }

  private static String tests(Evidence tests) {
    return String.format(
        Locale.ROOT,
        "%+.1f%% in %d trades, %d of %d tests won, largest fall %.1f%%: score %.2f",
        tests.netPercent(),
        tests.trades(),
        tests.winning(),
        tests.windows(),
        tests.drawdownPercent(),
        tests.score());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", HUNDRED * share);
  }
}
