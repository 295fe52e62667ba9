package io.opentrade.server.rpc;

import io.opentrade.protocol.Gateway;
import io.opentrade.server.access.Pace;
import io.opentrade.server.access.Refusals;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.DaemonFacts;
import io.opentrade.server.log.Log;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What every connection needs of the house.
///
/// @param pace how often each client may ask
/// @param language what a person with that locale is spoken to in
/// @param detailed whether whoever asks is told the stack of a fault
/// @param messages asked at each use, since a person may change the language
public record Services(
    Gateway gateway,
    Shell shell,
    Activity activity,
    DaemonFacts facts,
    Pace pace,
    Refusals refusals,
    Supplier<Messages> messages,
    UnaryOperator<Locale> language,
    BooleanSupplier detailed,
    Log log) {

  String say(Sentence message, Object... parts) {
    return messages.get().say(message, parts);
  }
}
