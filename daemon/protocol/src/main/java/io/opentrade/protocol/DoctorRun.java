package io.opentrade.protocol;

/// `doctor.run`: the checks of `health`, and those that are slower or ask the network: Java, the
/// compiler of scripts, sockets, swap, permissions, databases, exchanges.
///
/// @param offline without asking exchanges
public record DoctorRun(boolean offline) implements Request<Health.Reply> {}
