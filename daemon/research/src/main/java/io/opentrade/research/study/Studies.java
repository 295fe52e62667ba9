package io.opentrade.research.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OptimizeShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Warning;
import io.opentrade.research.backtest.FewDays;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.store.Study;
import io.opentrade.store.StudyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shows studies that were kept.
public final class Studies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StudyStore store;

  public Studies(StudyStore store) {
    this.store = store;
  }

  /// The newest first.
  public OptimizeList.Reply list(OptimizeList request) {
    List<OptimizeList.Entry> entries = new ArrayList<>();
    for (Study study : store.list(request.limit())) {
      Header header = header(study);
      entries.add(
          new OptimizeList.Entry(
              study.id(),
              study.created(),
              study.state(),
              header.subject().strategy(),
              header.subject().series(),
              header.plan().method(),
              header.plan().objective(),
              header.plan().tried()));
    }
    return new OptimizeList.Reply(entries);
  }

  public OptimizeReply show(OptimizeShow request) {
    Study study = find(store, request.id());
    return reply(store, study.id(), results(store, study), request.limit());
  }

  /// A figure over two parameters.
  public OptimizeHeatmap.Reply heatmap(OptimizeHeatmap request) {
    Study study = find(store, request.id());
    return Heatmap.of(study.id(), header(study), results(store, study), request);
  }

  /// @param results all that are kept of it
  /// @param limit how many of the best
  static OptimizeReply reply(StudyStore store, String id, Map<String, Result> results, int limit) {
    Study study = find(store, id);
    Header header = header(study);
    Space space = space(header);
    Objective objective = Objective.parse(header.plan().objective());
    List<Constraint> constraints = OptimizeJob.constraints(header.plan().constraints());
    List<Ranking.Placed> ranked = Ranking.of(space, results, objective, constraints);
    Judgement judgement =
        new Judgement(space, objective, constraints, ranked, header.plan().screened());
    long tried = store.tried(header.subject().strategy().raw(), header.subject().series().raw(), 0);
    OptimizeReply.Honesty honesty = judgement.honesty(tried);
    return new OptimizeReply(
        study.id(),
        study.state(),
        header.subject(),
        header.plan(),
        ranked.stream().limit(limit).map(placed -> Ranking.row(space, objective, placed)).toList(),
        honesty,
        warnings(header, judgement, honesty));
  }

  private static List<Warning> warnings(
      Header header, Judgement judgement, OptimizeReply.Honesty honesty) {
    OptimizeReply.Subject subject = header.subject();
    Instant ranks = subject.split() == null ? subject.from() : subject.split();
    long days = Duration.between(ranks, subject.to()).toDays();
    List<Warning> warnings = new ArrayList<>();
    List<Warning> notes = header.notes();
    if (notes != null) {
      warnings.addAll(notes);
    }
    if (FewDays.few(days) && Objective.parse(header.plan().objective()).yearly()) {
      warnings.add(
          Warning.of(
              "fewDays",
              "the part that ranks is short (days: %d): yearly figures such as the Sharpe ratio say"
                      .formatted(days)
                  + " nothing there; rank by --objective netProfitPercent, or take more candles"));
    }
    warnings.addAll(judgement.warnings(honesty, subject.split() != null, header.plan().onePlan()));
    return warnings;
  }

  private static Map<String, Result> results(StudyStore store, Study study) {
    Map<String, Result> results = new LinkedHashMap<>();
    store.combinations(study.id()).forEach((key, text) -> results.put(key, Evaluation.read(text)));
    return results;
  }

  static Space space(Header header) {
    List<Axis> axes = new ArrayList<>();
    header
        .plan()
        .sweeps()
        .forEach(
            (name, values) -> {
              List<ParameterValue> parsed = values.stream().map(Studies::value).toList();
              boolean ordered =
                  parsed.stream().allMatch(each -> each instanceof ParameterValue.Number);
              axes.add(new Axis(name, parsed, ordered));
            });
    return new Space(axes);
  }

  private static ParameterValue value(Object plain) {
    return switch (plain) {
      case Number number -> new ParameterValue.Number(number.doubleValue());
      case Boolean flag -> new ParameterValue.Flag(flag);
      default -> new ParameterValue.Text(String.valueOf(plain));
    };
  }

  static Header header(Study study) {
    try {
      return Requests.read(JSON.readTree(study.document()), Header.class);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("a stored study is damaged", exception);
    }
  }

  private static Study find(StudyStore store, String id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no study " + id,
                    "see: opentrade optimize list"));
  }
}
