package io.opentrade.protocol.frame;

/// What a call or a notice of the envelope says. The methods of programs (`backtest.run`, …) travel
/// on the same wire, but their records are not the client's business.
public sealed interface Params
    permits Hello,
        CommandRun,
        CommandComplete,
        DaemonStop,
        Output,
        RawMode,
        StdinOpen,
        Credit,
        Stdin,
        Resize,
        Signal,
        Key,
        Prompt,
        FileOpen,
        FileWrite,
        FileRead,
        Edit,
        Pager,
        FileClose {

  /// The method's name on the wire.
  String method();

  /// Writes the members; the surrounding object is open already.
  void write(JsonWriter json);
}
