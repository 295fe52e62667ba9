package io.opentrade.protocol;

import java.util.List;

/// `notify.addCommand`: notices on the standard input of a program.
///
/// @param program its path
/// @param arguments that it is always started with; nothing of a notice is ever one
public record NotifyAddCommand(String name, String program, List<String> arguments)
    implements NotifyRequest<ChannelInfo> {
  public NotifyAddCommand {
    Values.required("name", name);
    Values.required("program", program);
    arguments = Values.list(arguments);
  }
}
