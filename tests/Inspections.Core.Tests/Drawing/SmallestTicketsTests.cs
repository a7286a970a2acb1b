using FsCheck.Xunit;
using Inspections.Core.Drawing;

namespace Inspections.Core.Tests.Drawing;

public sealed class SmallestTicketsTests
{
    [Property(MaxTest = 500)]
    public bool All_of_the_smallest_are_kept_with_everybody_who_ties_with_the_last(byte[] coarse, byte wanted, byte split)
    {
        // Few different prefixes, so that most tie.
        byte[] prefixes = [.. Enumerable.Repeat(coarse, 40).SelectMany((c, n) => c.Select(b => (byte)((b + n) % 16)))];
        SmallestTickets first = new(wanted), second = new(wanted);
        for (int place = 0; place < prefixes.Length; place++)
        {
            (place % 256 < split ? first : second).Add(prefixes[place], place);
        }

        first.Add(second);
        int[] order = [.. Enumerable.Range(0, prefixes.Length).OrderBy(p => prefixes[p])];
        int take = int.Min(wanted, order.Length);
        int[] needed = take == 0 ? [] : [.. order.Where(p => prefixes[p] <= prefixes[order[take - 1]])];
        int[] kept = first.Places.ToArray();
        return needed.All(kept.Contains) && kept.Distinct().Count() == kept.Length;
    }
}
