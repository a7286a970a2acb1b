using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Keys;

/// <summary>The key that the bureau's values are sealed under: taken at the first start, and changed by two people.</summary>
internal static class SealingChange
{
    /// <summary>Opens the key in force for a database, and makes one where there is none yet. Without it the database is open all the same: what was sealed is not.</summary>
    /// <exception cref="UserErrorException">Others may read the key's file.</exception>
    public static void Open(Database database, SealingKeyFiles files)
    {
        if (database.Read(SealedValueStore.KeyInForce) is { } inForce)
        {
            database.Sealing = files.Find(inForce);
        }
        else
        {
            SealingKey key = files.FindOrMake();
            string taken = database.Write(session => SealedValueStore.TakeFirst(session, key));
            if (taken != key.Id && files.Given is null)
            {
                files.DropUnused(key);
            }

            database.Sealing = taken == key.Id ? key : files.Find(taken);
        }

        if (database.Sealing is { } sealing)
        {
            BringUnder(database, files, sealing);
        }
    }

    /// <summary>The same for whoever only reads: nothing is made, taken or sealed.</summary>
    public static void Peek(Database database, SealingKeyFiles files) =>
        database.Sealing = database.Read(SealedValueStore.KeyInForce) is { } inForce ? files.Find(inForce) : null;

    /// <summary>Takes another key and seals anew what waits. First the file, then the database: a crash in between leaves the key in force in its place.</summary>
    /// <param name="database">The database, its key opened.</param>
    /// <param name="files">Where the keys lie.</param>
    /// <param name="people">Who decided it.</param>
    /// <param name="given">File of the new key; null to make one.</param>
    /// <param name="isLost">True when the key in force is lost for good.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The new key, and how many values were sealed anew.</returns>
    /// <exception cref="UserErrorException">The key in force is not here and was not said to be lost, or the new one cannot be taken.</exception>
    public static (SealingKey Key, int Values) Take(Database database, SealingKeyFiles files, TwoPeople people, string? given, bool isLost, TimeProvider clock)
    {
        string? inForce = database.Read(SealedValueStore.KeyInForce);
        if (database.Sealing is null && inForce is not null && !isLost)
        {
            throw SealedValueStore.Missing(inForce);
        }

        if (given is null && files.Given is not null)
        {
            throw KeyRefusals.SealingGiven.Error(files.Given);
        }

        SealingKey next = given is null ? SealingKey.Make() : SealingKeyFiles.Read(given);
        if (next.Id == inForce)
        {
            throw KeyRefusals.SealingInUse.Error(given);
        }

        files.Keep(next);
        int values = database.Write(session =>
        {
            Settings.Set(session, $"sealing key {next.Id}", $"{people.DecidedBy} / {people.ApprovedBy}, {MomentText.Of(clock.GetUtcNow())}");
            return SealedValueStore.TakeNext(session, next, database.Sealing);
        });
        database.Sealing = next;
        return (next, values);
    }

    // What an earlier version kept as it is, and what is under a former key that has turned up again.
    private static void BringUnder(Database database, SealingKeyFiles files, SealingKey sealing)
    {
        foreach (string id in database.Read(SealedValueStore.Keys).Where(k => k != sealing.Id))
        {
            if (id == SealedValueStore.Plain)
            {
                database.Write(session => SealedValueStore.SealPlain(session, sealing));
                database.EraseDeleted();
            }
            else if (files.Find(id) is { } former)
            {
                database.Write(session => SealedValueStore.SealAgain(session, sealing, former));
            }
        }
    }
}
