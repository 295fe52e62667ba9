package io.opentrade.commands;

/// Prints the sample report to a real terminal, for eyes.
final class ScreenShow {
  public static void main(String[] arguments) {
    FakeTerminal t = new FakeTerminal();
    t.columns = Integer.parseInt(arguments[0]);
    t.rows = 40;
    t.color = t.terminal = arguments.length > 1 && arguments[1].equals("color");
    t.folder = java.nio.file.Path.of("/tmp");
    FakeGateway g = new FakeGateway();
    g.answer(io.opentrade.protocol.BacktestShow.class, Samples.reply());
    new Commands(Throwable::printStackTrace).run(java.util.List.of("backtest", "show", "7f"), t, g);
    System.out.print(t.out());
    System.err.print(t.err());
  }
}
