package io.opentrade.sandbox.link;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/// Messages to bytes and back: a tag of one byte, then the components in order.
public final class MessageCodec {
  private static final int MAXIMUM_ITEMS = 1_000_000;
  private static final int MAXIMUM_SERIES = 100;

  private MessageCodec() {}

  /// The body of a frame.
  public static byte[] encode(Message message) {
    WireWriter out = new WireWriter();
    switch (message) {
      case Message.Load(Script script, int logLines) ->
          out.octet(1)
              .text(script.name())
              .constant(script.language())
              .text(script.text())
              .list(
                  script.modules().entrySet(),
                  module -> out.text(module.getKey()).text(module.getValue()))
              .integer(logLines);
      case Message.MakePlan(var values) -> {
        out.octet(2);
        ScriptCodec.values(out, values);
      }
      case Message.RunBars run -> {
        out.octet(3);
        RunCodec.run(out, run);
      }
      case Message.RunScans(var series, var values) -> {
        out.octet(4).list(series, out::text);
        ScriptCodec.values(out, values);
      }
      case Message.BeginLive begin -> LiveCodec.begin(out.octet(5), begin);
      case Message.NextMoment(var moment) -> LiveCodec.moment(out.octet(6), moment);
      case Message.EndLive() -> out.octet(7);
      case Message.Practise() -> out.octet(8);
      case Message.Rest() -> out.octet(9);
      case Message.Ready() -> out.octet(16);
      case Message.Loaded(var declaration) -> {
        out.octet(17);
        ScriptCodec.declaration(out, declaration);
      }
      case Message.Planned(var plan, boolean symbolic) -> {
        out.octet(18).flag(symbolic);
        PlanCodec.plan(out, plan);
      }
      case Message.Progress(int done) -> out.octet(19).integer(done);
      case Message.Decisions(int market, var decisions) ->
          out.octet(20)
              .integer(market)
              .list(decisions, decision -> RunCodec.decision(out, decision));
      case Message.Log(var lines, int dropped) ->
          out.octet(21)
              .list(lines, line -> out.integer(line.bar()).flag(line.notice()).text(line.text()))
              .integer(dropped);
      case Message.Finished(var ready, var states) ->
          out.octet(22).list(ready, out::integer).list(states, out::text);
      case Message.Failed(var failure) -> failure(out.octet(23), failure);
      case Message.ScanValues(int market, int number, double[] values) ->
          out.octet(24).integer(market).integer(number).numbers(values);
      case Message.PlotValues(int market, String name, double[] values) ->
          out.octet(25).integer(market).text(name).numbers(values);
      case Message.Answered(var intents, var states) ->
          out.octet(26)
              .list(intents, some -> out.list(some, intent -> RunCodec.intent(out, intent)))
              .list(states, out::text);
    }
    return out.toBytes();
  }

  /// @throws LinkException where the bytes are no message
  public static Message decode(byte[] body) {
    WireReader in = new WireReader(body);
    try {
      Message message = message(in);
      in.end();
      return message;
    } catch (IllegalArgumentException | PlanException | ArithmeticException refused) {
      // A record of ours refused its components.
      throw new LinkException("a message makes no sense: " + refused.getMessage());
    }
  }

  private static Message message(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 1 -> new Message.Load(script(in), in.integer(Integer.MAX_VALUE));
      case 2 -> new Message.MakePlan(ScriptCodec.values(in));
      case 3 -> RunCodec.run(in);
      case 4 ->
          new Message.RunScans(
              in.list(MAXIMUM_SERIES, () -> in.text(1_000)), ScriptCodec.values(in));
      case 5 -> LiveCodec.begin(in);
      case 6 -> new Message.NextMoment(LiveCodec.moment(in));
      case 7 -> new Message.EndLive();
      case 8 -> new Message.Practise();
      case 9 -> new Message.Rest();
      case 16 -> new Message.Ready();
      case 17 -> new Message.Loaded(ScriptCodec.declaration(in));
      case 18 -> planned(in);
      case 19 -> new Message.Progress(in.integer(Integer.MAX_VALUE));
      case 20 ->
          new Message.Decisions(
              in.integer(BarsJob.MOST_PLACES),
              in.<Decision>list(MAXIMUM_ITEMS, () -> RunCodec.decision(in)));
      case 21 ->
          new Message.Log(in.list(MAXIMUM_ITEMS, () -> logLine(in)), in.integer(Integer.MAX_VALUE));
      case 22 ->
          new Message.Finished(
              in.list(BarsJob.MOST_PLACES, () -> in.integer(Integer.MAX_VALUE)),
              RunCodec.states(in));
      case 23 -> new Message.Failed(failure(in));
      case 24 ->
          new Message.ScanValues(
              in.integer(BarsJob.MOST_PLACES), in.integer(Integer.MAX_VALUE), in.numbers());
      case 25 ->
          new Message.PlotValues(in.integer(BarsJob.MOST_PLACES), in.text(400), in.numbers());
      case 26 ->
          new Message.Answered(
              in.list(BarsJob.MOST_PLACES, () -> RunCodec.intents(in)), RunCodec.states(in));
      default -> throw new LinkException("no message has the tag " + tag);
    };
  }

  private static Message.Planned planned(WireReader in) {
    boolean symbolic = in.flag();
    return new Message.Planned(PlanCodec.plan(in), symbolic);
  }

  private static Script script(WireReader in) {
    String name = in.text(1_000);
    Language language = in.constant(Language.class);
    String text = in.text(4 * Script.MAXIMUM_LENGTH);
    Map<String, String> modules = new LinkedHashMap<>();
    in.list(
        Script.MAXIMUM_MODULES,
        () -> modules.put(in.text(1_000), in.text(4 * Script.MAXIMUM_LENGTH)));
    return new Script(name, language, text, modules);
  }

  private static LogLine logLine(WireReader in) {
    return new LogLine(in.integer(), in.flag(), in.text(4 * Limits.LOG_LINE_LENGTH));
  }

  private static void failure(WireWriter out, ScriptFailure failure) {
    out.constant(failure.kind())
        .text(failure.message())
        .text(failure.file())
        .integer(failure.line())
        .integer(failure.column())
        .text(failure.sourceLine())
        .text(failure.hint());
  }

  private static ScriptFailure failure(WireReader in) {
    return new ScriptFailure(
        in.constant(ScriptFailure.Kind.class),
        in.text(4 * ScriptFailure.MAXIMUM_TEXT),
        in.text(1_000),
        in.integer(Integer.MAX_VALUE),
        in.integer(Integer.MAX_VALUE),
        in.text(4 * ScriptFailure.MAXIMUM_TEXT),
        in.text(4 * ScriptFailure.MAXIMUM_TEXT));
  }
}
