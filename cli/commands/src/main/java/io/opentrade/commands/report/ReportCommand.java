package io.opentrade.commands.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.ReportPage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `report ID`: a stored run as a page for a browser.
public final class ReportCommand extends Command {
  private static final String STANDARD_OUTPUT = "-";

  @Parameters(paramLabel = "ID", arity = "1")
  String id = "";

  @Option(names = "--out", paramLabel = "FILE.html")
  @Nullable String out;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (id.isBlank()) {
      throw invocation.usage("backtest.noId");
    }
    if (out != null && out.isBlank()) {
      throw invocation.usage("input.badPath", out);
    }
    if (STANDARD_OUTPUT.equals(out)) {
      if (invocation.json()) {
        throw invocation.usage("backtest.oneOutput");
      }
      invocation.terminal().out(invocation.ask(new ReportPage(id)).html());
      return 0;
    }
    ReportPage.Reply page = invocation.ask(new ReportPage(id));
    String name = out == null ? "report-" + page.id() + ".html" : out;
    try (OutputFile file = invocation.terminal().openOutput(name, false)) {
      file.write(page.html());
      file.commit();
    }
    tell(invocation, page, name);
    return 0;
  }

  private static void tell(Invocation invocation, ReportPage.Reply page, String name) {
    long bytes = page.html().getBytes(StandardCharsets.UTF_8).length;
    if (invocation.json()) {
      invocation.document(
          JsonNodeFactory.instance
              .objectNode()
              .put("run", page.id())
              .put("file", name)
              .put("bytes", bytes));
    } else {
      invocation
          .out()
          .print(invocation.text("report.written", page.id(), name, Numbers.bytes(bytes)));
    }
  }
}
