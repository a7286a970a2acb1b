using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What every use case needs: the bureau's database, name, keys, clock and source of secrets.</summary>
internal sealed record BureauContext(Database Database, Authority Authority, SigningKeys Keys, TimeProvider Clock, Entropy Entropy)
{
    /// <summary>The moment, in Beijing time and whole seconds as the ledger has it.</summary>
    public DateTimeOffset Now => BeijingTime.Of(Clock.GetUtcNow());

    public DateOnly Today => BeijingTime.DateOf(Now);

    /// <summary>Changes what the bureau has on record, all of <paramref name="work"/> or nothing: every use case writes here.</summary>
    /// <exception cref="UserErrorException">The ledger is ahead of the clock: nothing is written.</exception>
    /// <inheritdoc cref="Database.Write{T}" path="/param"/>
    public T Write<T>(Func<Session, T> work, Expected? expected = null) => Database.Write(
        session =>
        {
            LedgerStore.RequireNotAhead(LedgerStore.LastAtOf(session), Now);
            return work(session);
        },
        expected);

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<Session> work, Expected? expected = null) => Write(
        session =>
        {
            work(session);
            return true;
        },
        expected);

    /// <summary>What is said while the ledger is ahead of the clock; null when it is not.</summary>
    public UserErrorException? LedgerAhead() => Database.Read(LedgerAhead);

    /// <inheritdoc cref="LedgerAhead()"/>
    public UserErrorException? LedgerAhead(Session session) => LedgerStore.LastAtOf(session) is DateTimeOffset last && LedgerTime.IsAhead(last, Now) ? LedgerStore.Ahead(last, Now) : null;
}
