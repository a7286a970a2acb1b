using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What every use case needs: the bureau's database, name, keys, clock and source of secrets.</summary>
internal sealed record BureauContext(Database Database, Authority Authority, SigningKeys Keys, TimeProvider Clock, Entropy Entropy)
{
    /// <summary>The moment, in Beijing time and whole seconds as the ledger has it.</summary>
    public DateTimeOffset Now => BeijingTime.Of(Clock.GetUtcNow());

    public DateOnly Today => BeijingTime.DateOf(Now);
}
