package io.opentrade.commands.screen;

import io.opentrade.commands.text.Line;
import java.util.List;

/// Something to show on the whole screen.
public interface Page {
  /// The picture, now.
  ///
  /// @return at most so many lines of at most so many columns; more is cut off
  List<Line> draw(int columns, int rows) throws InterruptedException;

  /// A key was pressed.
  ///
  /// @param key a character, or `up`, `down`, `left`, `right`, `home`, `end`, `page up`,
  ///     `page down`, `enter`, `tab`, `escape`, `backspace`; where [#mouse] is wanted also
  ///     `click COLUMN ROW`, both from 1
  /// @return false to leave
  default boolean press(String key) throws InterruptedException {
    return !key.equals("q") && !key.equals("escape");
  }

  /// Whether the mouse is for this page; else a person marks text with it.
  default boolean mouse() {
    return false;
  }
}
