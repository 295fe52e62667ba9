package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataImport;

/// What an import did, file by file, and how the series stands now.
final class ImportScreen {
  private final Invocation invocation;

  ImportScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  void show(DataImport.Reply reply) {
    Screen out = invocation.out();
    QualityScreen quality = new QualityScreen(invocation);
    for (DataImport.Imported imported : reply.imported()) {
      out.print(Line.of(Tint.BOLD, imported.file().toString()));
      out.print(
          Line.of(
              "  "
                  + invocation.text(
                      "import.merged",
                      Numbers.count(imported.quality().rows()),
                      Numbers.count(imported.added()),
                      Numbers.count(imported.replaced()),
                      Numbers.count(imported.unchanged()))));
      quality.show(imported.quality());
      out.blank();
    }
    new SeriesScreen(invocation).facts(reply.series());
  }
}
