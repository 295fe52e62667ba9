package io.opentrade.commands.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.study.StudyHead;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A study as people read it: what was searched, the best, and how much of it may be luck.
final class OptimizeScreen {
  private final Invocation invocation;
  private final Screen out;

  OptimizeScreen(Invocation invocation) {
    this.invocation = invocation;
    this.out = invocation.out();
  }

  void show(OptimizeReply reply) {
    StudyHead.print(invocation, reply.subject(), facts(reply));
    out.print(table(reply).lines(out.width(), ""));
    out.blank();
    honesty(reply);
    StudyHead.warnings(invocation, reply.warnings());
    out.blank();
    out.print(Line.of(Tint.DIM, invocation.text("optimize.again", reply.id())));
  }

  private List<String> facts(OptimizeReply reply) {
    OptimizeReply.Subject subject = reply.subject();
    OptimizeReply.Plan plan = reply.plan();
    List<String> facts = new ArrayList<>();
    facts.add(
        subject.split() == null
            ? invocation.text("optimize.onePart")
            : invocation.text("optimize.split", Times.brief(subject.split())));
    facts.add(
        invocation.text(
            "optimize.tried",
            Numbers.count(plan.tried()),
            Numbers.count(plan.total()),
            plan.method(),
            Times.duration(Duration.ofMillis(plan.wallMillis()))));
    Integer screened = plan.screened();
    if (screened != null) {
      facts.add(invocation.text("optimize.screened", Numbers.count(screened)));
    }
    if (!plan.constraints().isEmpty()) {
      facts.add(invocation.text("optimize.constraints", String.join(", ", plan.constraints())));
    }
    return facts;
  }

  private Table table(OptimizeReply reply) {
    List<String> names = List.copyOf(reply.plan().sweeps().keySet());
    Table table = new Table().right("#", 9);
    names.forEach(name -> table.right(ForeignText.printable(name), 0));
    table.right(reply.plan().objective(), 0);
    if (reply.subject().split() != null) {
      table.right(invocation.text("column.inTraining"), 2);
    }
    table
        .right(invocation.text("column.net"), 0)
        .right(invocation.text("column.drawdown"), 1)
        .right(invocation.text("column.trades"), 1)
        .flexible("", 0);
    int rank = 1;
    for (OptimizeReply.Row row : reply.best()) {
      row(table, reply, names, row, rank++);
    }
    return table;
  }

  private void row(
      Table table, OptimizeReply reply, List<String> names, OptimizeReply.Row row, int rank) {
    Tint tint = row.fits() ? Tint.PLAIN : Tint.DIM;
    Table.Row cells = table.row().cell(Tint.DIM, Integer.toString(rank));
    for (String name : names) {
      cells.cell(tint, String.valueOf(row.params().get(name)));
    }
    cells.cell(row.fits() ? Tint.BOLD : Tint.DIM, Numbers.fixed(row.value(), 3));
    if (reply.subject().split() != null) {
      cells.cell(tint, Numbers.fixed(figure(row.train(), reply.plan().objective()), 3));
    }
    Metrics test = row.test();
    Double net = test == null ? null : test.netProfitPercent();
    cells
        .cell(Tint.bySign(net == null ? 0 : net), Numbers.signedPercent(net))
        .cell(tint, Numbers.percent(test == null ? null : test.maxDrawdownPercent()))
        .cell(tint, trades(row))
        .cell(
            Tint.DIM,
            row.reason() != null
                ? row.reason().toString()
                : row.fits() ? "" : invocation.text("optimize.breaks"));
  }

  private static String trades(OptimizeReply.Row row) {
    int count = row.test() == null ? 0 : row.test().trades();
    return row.train() == null
        ? Numbers.count(count)
        : Numbers.count(row.train().trades()) + " + " + Numbers.count(count);
  }

  private static @Nullable Double figure(@Nullable Metrics metrics, String objective) {
    if (metrics == null) {
      return null;
    }
    String name = objective.substring(objective.indexOf(':') + 1);
    JsonNode value = Requests.toJson(metrics).path(name);
    return value.isNull() || value.isMissingNode() ? null : (Double) value.asDouble();
  }

  private void honesty(OptimizeReply reply) {
    OptimizeReply.Honesty honesty = reply.honesty();
    List<String> facts = new ArrayList<>();
    facts.add(invocation.count("optimize.backtests", honesty.backtests()));
    if (reply.plan().screened() == null) { // of a choice neither can be said
      facts.add(invocation.text("optimize.deflated", share(honesty.deflatedSharpe())));
      facts.add(invocation.text("optimize.overfitting", share(honesty.overfitting())));
    }
    if (honesty.neighbours() > 0) {
      facts.add(
          invocation.text(
              "optimize.neighbours",
              Numbers.count(honesty.neighbours()),
              Numbers.fixed(honesty.neighbourhood(), 3)));
    }
    facts.forEach(fact -> out.print(fact));
  }

  private static String share(@Nullable Double probability) {
    return probability == null ? Numbers.UNDEFINED : Numbers.percent(probability * 100);
  }
}
