using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>What came of an entry.</summary>
internal enum ValueOutcome
{
    /// <summary>The value is in the ledger.</summary>
    Taken = 1,

    /// <summary>It was there already.</summary>
    Known,

    /// <summary>Another person has to enter the same.</summary>
    Waits,

    /// <summary>Another person has entered something else: nothing is taken.</summary>
    Differs,
}

/// <summary>
/// Takes what people read from dice and lotteries when two of them have entered the same, each by himself: nothing shows later that a figure was
/// misread. A value that proves itself, by the digest it opens or by its signature, takes one person.
/// </summary>
internal static class EnterValueTwice
{
    /// <summary>True for a source whose value is read and typed.</summary>
    public static bool IsRead(Source source) => source is DiceSource or LotterySource;

    /// <summary>Enters a value.</summary>
    /// <exception cref="UserErrorException">It could not be the source's value, or not now.</exception>
    public static ValueOutcome Execute(Session session, BureauContext bureau, SignedIn who, DrawId draw, Label name, string value, string? signature)
    {
        who.Require(Duty.EnterValues);
        Source source = EnterValue.SourceOf(session, who.Own(draw), name);
        value = source is DiceSource ? value.Replace(" ", "", StringComparison.Ordinal) : value.Trim();
        if (EnterValue.Check(session, bureau, draw, name, value, signature) is null)
        {
            return ValueOutcome.Known;
        }

        ValueEntry[] others = [];
        if (IsRead(source))
        {
            ValueEntryStore.Put(session, draw, new ValueEntry(name, who.Account.Staff, value, bureau.Now));
            others = [.. ValueEntryStore.Of(session, draw).Where(e => e.Name == name && e.Staff != who.Account.Staff)];
        }

        ValueOutcome outcome = !IsRead(source) || others.Any(e => e.Value == value) ? ValueOutcome.Taken
            : others.Length == 0 ? ValueOutcome.Waits
            : ValueOutcome.Differs;
        if (outcome == ValueOutcome.Taken)
        {
            EnterValue.Execute(session, bureau, draw, name, value, signature);
        }

        ActionLog.Add(session, who.Did(bureau.Now, $"value.{outcome.ToString().ToLowerInvariant()}", $"{draw} {name}"));
        return outcome;
    }
}
