package io.opentrade.commands.optimize;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.OptimizeHeatmap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `optimize heatmap STUDY`: a figure over two parameters, as a picture or as CSV.
public final class OptimizeHeatmapCommand extends Command {
  private static final String STANDARD_OUTPUT = "-";

  @Parameters(paramLabel = "STUDY", arity = "1")
  String id = "";

  @Option(names = "--x", paramLabel = "NAME")
  @Nullable String x;

  @Option(names = "--y", paramLabel = "NAME")
  @Nullable String y;

  @Option(names = "--metric", paramLabel = "FIGURE")
  @Nullable String metric;

  @Option(names = "--csv", paramLabel = "FILE.csv")
  @Nullable String csv;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (id.isBlank()) {
      throw invocation.usage("optimize.noId");
    }
    OptimizeHeatmap.Reply map = invocation.ask(new OptimizeHeatmap(id, x, y, metric));
    if (csv != null && csv.equals(STANDARD_OUTPUT) && !invocation.json()) {
      invocation.terminal().out(rows(map));
      return 0;
    }
    if (csv != null) {
      try (OutputFile file = invocation.terminal().openOutput(csv, false)) {
        file.write(rows(map));
        file.commit();
      }
    }
    if (invocation.json()) {
      invocation.document(map);
    } else {
      new HeatmapScreen(invocation).show(map);
    }
    return 0;
  }

  /// One line a cell: a table of any size reads the same.
  private static String rows(OptimizeHeatmap.Reply map) {
    boolean single = map.y() == null;
    Csv rows = new Csv();
    rows.header(
        single
            ? List.of(map.x().toString(), map.metric())
            : List.of(String.valueOf(map.y()), map.x().toString(), map.metric()));
    for (int row = 0; row < map.cells().size(); row++) {
      for (int column = 0; column < map.xs().size(); column++) {
        if (!single) {
          rows.field(map.ys().get(row));
        }
        rows.field(map.xs().get(column)).field(map.cells().get(row).get(column)).end();
      }
    }
    return rows.take();
  }
}
