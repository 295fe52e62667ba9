package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The screen of `top`. Below 110 columns the lists stand one below the other, else in two columns.
final class TopPage implements Page {
  private static final int WIDE = 110;
  private static final int KEPT_EVENTS = 200;
  private static final int LISTS = 3;

  private final Invocation invocation;
  private final TopLists lists;
  private final List<EventInfo> events = new ArrayList<>();
  private @Nullable Long seq;
  private TopState state = new TopState(List.of(), List.of(), List.of(), List.of());
  private int list;
  private int row;
  private boolean help;
  private final List<Area> areas = new ArrayList<>();
  private @Nullable TopAction pending;

  /// Where a list stands on the screen, from 1.
  private record Area(int list, int left, int right, int top, int rows) {}

  TopPage(Invocation invocation) {
    this.invocation = invocation;
    this.lists = new TopLists(invocation);
  }

  @Override
  public List<Line> draw(int columns, int rows) throws InterruptedException {
    hear();
    state = TopState.read(invocation);
    row = Math.clamp(row, 0, Math.max(0, size() - 1));
    List<Line> lines = new ArrayList<>(lists.accounts(state.accounts(), columns));
    lines.add(new Line());
    int body = Math.max(0, rows - lines.size() - 1);
    areas.clear();
    areas(columns, lines.size() + 1, body);
    if (help) {
      helpLines(lines, body);
    } else {
      lines.addAll(columns >= WIDE ? wide(columns, body) : narrow(columns, body));
    }
    TopAction asked = pending;
    lines.add(
        asked == null
            ? Line.of(Tint.DIM, invocation.text("screen.top.keys"))
            : Line.of(Tint.WARN, invocation.text("screen.top.sure", asked.words())));
    lines.replaceAll(line -> line.clipped(columns));
    return lines;
  }

  private void hear() throws InterruptedException {
    EventList.Reply reply = invocation.ask(new EventList(seq, 0));
    seq = reply.seq();
    events.addAll(reply.events());
    while (events.size() > KEPT_EVENTS) {
      events.removeFirst();
    }
  }

  private void areas(int columns, int top, int rows) {
    if (columns >= WIDE) {
      int half = (columns - 3) / 2;
      areas.add(new Area(0, 1, half, top, rows / 2));
      areas.add(new Area(1, 1, half, top + rows / 2, rows - rows / 2));
      areas.add(new Area(2, half + 4, columns, top, rows / 2));
    } else {
      for (int i = 0; i < LISTS; i++) {
        areas.add(new Area(i, 1, columns, top + i * (rows / 4), rows / 4));
      }
    }
  }

  @Override
  public boolean mouse() {
    return true;
  }

  /// The first button chooses a list, and a row of it.
  private void click(int column, int line) {
    for (Area area : areas) {
      boolean inside =
          column >= area.left()
              && column <= area.right()
              && line >= area.top()
              && line < area.top() + area.rows();
      if (inside && !help) {
        int before = list;
        list = area.list();
        int at = section().rowAt(line - area.top(), area.rows());
        row = at >= 0 ? at : before == list ? row : 0;
      }
    }
  }

  private TopSection section() {
    return switch (list) {
      case 0 -> lists.positions(state, chosen(0));
      case 1 -> lists.orders(state, chosen(1));
      default -> lists.strategies(state, chosen(2));
    };
  }

  private List<Line> narrow(int columns, int rows) {
    int each = rows / 4;
    List<Line> lines = new ArrayList<>();
    lines.addAll(lists.positions(state, chosen(0)).lines(columns, each));
    lines.addAll(lists.orders(state, chosen(1)).lines(columns, each));
    lines.addAll(lists.strategies(state, chosen(2)).lines(columns, each));
    lines.addAll(lists.activity(events, rows - 3 * each));
    return lines;
  }

  private List<Line> wide(int columns, int rows) {
    int half = (columns - 3) / 2;
    List<Line> left = new ArrayList<>(lists.positions(state, chosen(0)).lines(half, rows / 2));
    left.addAll(lists.orders(state, chosen(1)).lines(half, rows - rows / 2));
    List<Line> right = new ArrayList<>(lists.strategies(state, chosen(2)).lines(half, rows / 2));
    right.addAll(lists.activity(events, rows - rows / 2));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Line line = left.get(i).clipped(half).padTo(half).add(Tint.DIM, " │ ");
      lines.add(line.add(right.get(i).clipped(half)));
    }
    return lines;
  }

  private int chosen(int of) {
    return list == of ? row : -1;
  }

  private int size() {
    return switch (list) {
      case 0 -> state.positions().size();
      case 1 -> state.orders().size();
      default -> state.strategies().size();
    };
  }

  private void helpLines(List<Line> lines, int rows) {
    List<String> text = invocation.text("screen.top.help").lines().toList();
    for (int i = 0; i < rows; i++) {
      lines.add(Line.of(i < text.size() ? text.get(i) : ""));
    }
  }

  @Override
  public boolean press(String key) throws InterruptedException {
    TopAction asked = pending;
    if (asked != null) {
      pending = null;
      if (key.equals("y")) {
        asked.perform(invocation);
      }
      return true;
    }
    if (key.startsWith("click ")) {
      String[] place = key.split(" ");
      click(Integer.parseInt(place[1]), Integer.parseInt(place[2]));
      return true;
    }
    switch (key) {
      case "q" -> {
        return false;
      }
      case "escape" -> {
        boolean helped = help;
        help = false;
        return helped;
      }
      case "?" -> help = !help;
      case "tab", "right" -> choose(list + 1);
      case "left" -> choose(list + LISTS - 1);
      case "down", "j" -> row = Math.min(row + 1, Math.max(0, size() - 1));
      case "up", "k" -> row = Math.max(0, row - 1);
      case "c" -> pending = size() == 0 ? null : TopAction.on(state, list, row, invocation);
      case "h" -> pending = TopAction.halt(invocation);
      case "r" -> pending = TopAction.resume(invocation);
      default -> {
        return true;
      }
    }
    return true;
  }

  private void choose(int other) {
    list = other % LISTS;
    row = 0;
  }
}
