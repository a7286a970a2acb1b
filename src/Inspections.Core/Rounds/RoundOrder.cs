using Inspections.Core.Directories;

namespace Inspections.Core.Rounds;

/// <summary>How the last commitment of a sector stands, whatever its year.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="End">The index of its <c>receipt</c> or <c>void</c> entry, or null.</param>
/// <param name="OwesDisclosure">True when it was kept back and has its receipt: it owes a disclosure.</param>
/// <param name="Disclosed">The index of the entry of its last <c>own:</c> value, or null while one is missing.</param>
public sealed record LastTry(DrawId Draw, long? End, bool OwesDisclosure, long? Disclosed);

/// <summary>Which draw of a sector may be committed to next (protocol section 8): the bureau asks before it commits, whoever verifies afterwards.</summary>
public static class RoundOrder
{
    /// <summary>What keeps the next one waiting, as expected and found: the last one's end and, if it was kept back and not voided, its disclosure.</summary>
    /// <param name="last">The sector's last commitment, of whatever year.</param>
    /// <param name="before">The index that the next one's entry has or will have.</param>
    /// <exception cref="ArgumentNullException"><paramref name="last"/> is null.</exception>
    public static IEnumerable<(string Expected, string Found)> Await(LastTry last, long before)
    {
        ArgumentNullException.ThrowIfNull(last);
        return AwaitEnd(last.Draw, last.End, before).Concat(last.OwesDisclosure ? AwaitDisclosure(last.Draw, last.Disclosed, before) : []);
    }

    internal static IEnumerable<(string Expected, string Found)> AwaitEnd(DrawId last, long? end, long before) =>
        end < before ? [] : [($"the end of {last} before entry {before}", end is null ? "it has none" : $"entry {end}")];

    internal static IEnumerable<(string Expected, string Found)> AwaitDisclosure(DrawId last, long? disclosed, long before) =>
        disclosed < before ? [] : [($"the disclosure of {last} before entry {before}", disclosed is null ? "it is not there" : $"entry {disclosed}")];

    /// <summary>What speaks against a draw's id after the last one: it is the first try of another round, or the next try of a round that is void.</summary>
    /// <param name="next">The draw that is to be committed to.</param>
    /// <param name="last">The sector's last commitment, of whatever year; null for its first.</param>
    /// <param name="isVoid">True when that ended by a void.</param>
    internal static IEnumerable<(string Expected, string Found)> Refuse(DrawId next, DrawId? last, bool isVoid)
    {
        if (last is not { } before || before.RoundKey != next.RoundKey)
        {
            if (next.Try != 1)
            {
                yield return ($"{next with { Try = 1 }}, the first try of a new round", $"{next}");
            }

            yield break;
        }

        if (!isVoid)
        {
            yield return ($"a new round after {before}, which is not void", $"{next}");
        }

        if (next != before.NextTry())
        {
            yield return ($"the next try after {before}, {before.NextTry()}", $"{next}");
        }
    }

    /// <summary>What speaks against a round's number, as expected and found: every round before it committed to or infeasible before, none after it, and its own not used up.</summary>
    /// <param name="next">The draw that is to be committed to.</param>
    /// <param name="committed">The rounds of its sector and year that have a commitment before it.</param>
    /// <param name="infeasible">Those that have an <c>infeasible</c> entry before it.</param>
    internal static IEnumerable<(string Expected, string Found)> Refuse(DrawId next, IEnumerable<int> committed, IEnumerable<int> infeasible)
    {
        HashSet<int> usedUp = [.. infeasible], earlier = [.. committed, .. usedUp];
        int missing = Enumerable.Range(1, int.Min(next.Round - 1, earlier.Count + 1)).FirstOrDefault(r => !earlier.Contains(r));
        if (missing != 0)
        {
            yield return ($"rounds 1 to {next.Round - 1} committed to, or entered as infeasible, before", $"not round {missing}");
        }

        if (usedUp.Contains(next.Round))
        {
            yield return ($"no infeasible entry of round {next.Round} before", "the round has used up its number");
        }

        if (earlier.Any(r => r > next.Round))
        {
            yield return ($"no later round before round {next.Round}", $"round {earlier.Max()}");
        }
    }
}
