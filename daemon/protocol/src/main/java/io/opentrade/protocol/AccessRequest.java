package io.opentrade.protocol;

/// Everything that is asked about who may do what: tokens of programs, other users of the machine.
/// Only the owner may.
///
/// @param <R> the record that answers it
public sealed interface AccessRequest<R> extends Request<R>
    permits TokenCreate,
        TokenList,
        TokenRevoke,
        UserAdd,
        UserDisable,
        UserEnable,
        UserList,
        UserRole {}
