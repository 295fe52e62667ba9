package io.opentrade.research.report;

import io.opentrade.protocol.Breakdowns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Years down, months across, coloured by the change of the equity.
final class MonthTable {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /// Half a shade each: from a hundredth of this on a month has a colour.
  private static final int SHADES = 5;

  private MonthTable() {}

  static String of(@Nullable Breakdowns breakdowns) {
    if (breakdowns == null) {
      return "<p class=note>This run was stored before there were monthly returns.</p>";
    }
    Map<String, @Nullable Double[]> years = new TreeMap<>();
    for (Breakdowns.Group month : breakdowns.month()) {
      String name = month.name().raw();
      years
              .computeIfAbsent(name.substring(0, 4), _ -> new Double[12])[
              Integer.parseInt(name.substring(5, 7)) - 1] =
          month.equityPercent();
    }
    Map<String, @Nullable Double> wholes = new TreeMap<>();
    breakdowns.year().forEach(year -> wholes.put(year.name().raw(), year.equityPercent()));
    double most = most(breakdowns.month());
    Html html =
        new Html().raw("<div class=scroll><table class=months><thead><tr><th scope=col>Year");
    MONTHS.forEach(month -> html.element("th scope=col", month));
    html.raw("<th scope=col>Year’s</tr></thead><tbody>");
    years.forEach(
        (year, months) -> {
          html.raw("<tr>").element("th scope=row", year);
          for (Double month : months) {
            cell(html, month, most);
          }
          cell(html, wholes.get(year), most * 3);
          html.raw("</tr>");
        });
    return html.raw("</tbody></table></div>").toString();
  }

  private static double most(List<Breakdowns.Group> months) {
    return months.stream()
        .map(Breakdowns.Group::equityPercent)
        .mapToDouble(percent -> percent == null ? 0 : Math.abs(percent))
        .max()
        .orElse(0);
  }

  private static void cell(Html html, @Nullable Double percent, double most) {
    if (percent == null) {
      html.raw("<td></td>");
      return;
    }
    int shade = (int) Math.clamp(Math.ceil(Math.abs(percent) / most * SHADES), 0, SHADES);
    String colour = percent == 0 || shade == 0 ? "z" : (percent > 0 ? "g" : "r") + shade;
    html.element("td class=" + colour, String.format(Locale.ROOT, "%+.1f", percent));
  }
}
