package io.opentrade.commands.trading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.data.Range;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.FillExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `export fills`: every fill of an account as CSV; with `--method` the tax lots that they make.
public final class ExportFillsCommand extends Command {
  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1");
  private static final String AVERAGE = "average";

  @Mixin AccountFlag account = new AccountFlag();

  @Mixin Range range = new Range();

  @Option(names = "--method", paramLabel = "LOTS")
  @Nullable String method;

  @Option(names = "--currency", paramLabel = "COIN")
  @Nullable String currency;

  @Option(names = "--rates", paramLabel = "SERIES")
  @Nullable String rates;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE")
  String out = "-";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String order = Choices.one(invocation, "--method", method, FillExport.METHODS);
    Range.Bounds bounds = range.read(invocation);
    if (out.isBlank()) {
      throw invocation.usage("input.badPath", out);
    }
    if (rates != null && currency == null) {
      throw invocation.usage("export.ratesOfWhat");
    }
    if (currency != null && AVERAGE.equals(order)) {
      throw invocation.usage("export.averageDay");
    }
    FillExport.Reply reply = told(invocation, bounds, order);
    if (currency != null) {
      reply = Rates.of(invocation, reply, currency, rates).converted(reply);
    }
    if (!STANDARD_OUTPUT.contains(out)) {
      try (OutputFile file = invocation.terminal().openOutput(out, false)) {
        FillTables.write(reply, order != null, file::write);
        file.commit();
      }
      written(invocation, reply);
    } else if (invocation.json()) {
      invocation.document(reply);
    } else {
      FillTables.write(reply, order != null, invocation.terminal()::out);
    }
    return 0;
  }

  /// All pages as one.
  private FillExport.Reply told(Invocation invocation, Range.Bounds bounds, @Nullable String order)
      throws InterruptedException {
    String closed = Objects.requireNonNullElse(order, FillExport.METHODS.getFirst());
    List<FillExport.Row> fills = new ArrayList<>();
    List<FillExport.Disposal> disposals = new ArrayList<>();
    FillExport.Reply page;
    long after = 0;
    do {
      page =
          invocation.ask(
              new FillExport(account.name, bounds.start(), bounds.end(), closed, after, 0));
      fills.addAll(page.fills());
      disposals.addAll(page.disposals());
      after = page.next() == null ? 0 : page.next();
    } while (page.next() != null);
    return new FillExport.Reply(
        page.account(),
        page.demo(),
        page.currency(),
        closed,
        fills,
        disposals,
        page.open(),
        page.gain(),
        page.fees(),
        null);
  }

  private void written(Invocation invocation, FillExport.Reply reply) {
    if (invocation.json()) {
      invocation.document(
          JsonNodeFactory.instance
              .objectNode()
              .put("file", out)
              .put("currency", reply.currency())
              .put("fills", reply.fills().size())
              .put("disposals", reply.disposals().size())
              .put("open", reply.open().size())
              .put("gain", reply.gain().toString())
              .put("fees", reply.fees().toString()));
      return;
    }
    invocation.err().print(invocation.count("export.written", reply.fills().size(), out));
    if (method != null) {
      invocation
          .err()
          .print(
              invocation.text(
                  "export.gain",
                  Numbers.exact(reply.gain()),
                  reply.currency(),
                  reply.method(),
                  Numbers.exact(reply.fees())));
    }
  }
}
