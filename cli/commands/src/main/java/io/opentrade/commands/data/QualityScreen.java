package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.QualityReport;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with candles: counts of each fault, then the places.
final class QualityScreen {
  private static final int INDENT = 4;

  private final Invocation invocation;
  private final Screen out;

  QualityScreen(Invocation invocation) {
    this.invocation = invocation;
    this.out = invocation.out();
  }

  void show(QualityReport report) {
    if (report.from() != null) {
      out.print(
          Line.of("  ")
              .add(Times.brief(report.from()) + " → " + Times.brief(report.to()) + " UTC · ")
              .add(invocation.count("report.bars", report.bars())));
    }
    if (report.clean()) {
      out.print(Line.of("  ").add(Tint.GOOD, "✓ ").add(invocation.text("quality.clean")));
    } else {
      out.paragraph(Tint.WARN, "  ! ", "    ", String.join(" · ", faults(report)));
    }
    for (ForeignText note : report.notes()) {
      out.paragraph(Tint.DIM, "  · ", "    ", note.toString());
    }
    for (QualityReport.Finding finding : report.findings()) {
      out.paragraph(
          Tint.PLAIN, " ".repeat(INDENT), " ".repeat(INDENT + 2), finding.message().toString());
    }
    if (report.findingsDropped() > 0) {
      String more = invocation.count("quality.more", report.findingsDropped());
      out.print(Line.of(" ".repeat(INDENT)).add(Tint.DIM, more));
    }
  }

  private List<String> faults(QualityReport report) {
    List<String> faults = new ArrayList<>();
    if (report.gaps() > 0) {
      faults.add(
          invocation.count("quality.gaps", report.gaps(), Numbers.count(report.missingBars())));
    }
    count(faults, "quality.duplicates", report.duplicates());
    count(faults, "quality.disordered", report.disordered());
    count(faults, "quality.violations", report.violations());
    count(faults, "quality.nonPositive", report.nonPositive());
    count(faults, "quality.spikes", report.spikes());
    return faults;
  }

  private void count(List<String> faults, String key, long count) {
    if (count > 0) {
      faults.add(invocation.count(key, count));
    }
  }
}
