using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;
using Xunit;

namespace Inspections.Core.Tests.Staffing;

public sealed class TeamAssignerTests
{
    private static readonly SectorCode Sector = SectorCode.Parse("s");

    [Property(MaxTest = 300)]
    public bool Teams_are_those_that_trying_everything_gives(byte firmCount, byte inspectorCount, bool limited, int seed, byte[] away)
    {
        DrawKey key = DrawKey.Of(Digest.Of(BitConverter.GetBytes(seed)), []);
        var rule = new TeamRule(2, limited ? 1 : null);
        RosterLeaf[] roster = [.. Enumerable.Range(0, 3 + (inspectorCount % 4)).Select(n => new RosterLeaf(
            Identifier.Parse(FormattableString.Invariant($"S{n}")), Label.Parse(n % 3 == 0 ? "a" : "b"), [Sector]))];
        Identifier[] firms = [.. Enumerable.Range(0, 1 + (firmCount % 6)).Select(n => Identifier.Parse(FormattableString.Invariant($"F{n}")))];
        var recused = firms.Select((f, n) => (f, n)).ToDictionary(
            f => f.f,
            f => (IReadOnlyList<Identifier>)[.. roster.Where((_, i) => (away.ElementAtOrDefault(f.n) >> i) % 2 == 1).Select(r => r.Id)]);
        var eligibility = new Eligibility(Sector, rule, roster, recused);
        Identifier[] staffed = [.. firms.Where(eligibility.CanStaff)];
        Assignment fast = TeamAssigner.Assign(key, firms, rule, eligibility);
        Assignment slow = staffed.Length == 0
            ? new Assignment(0, [])
            : new ExhaustiveStaffing(rule, [.. staffed.Select(f => (f, eligibility.AllowedFor(f)))]).Assign(key);

        return fast.Bound == slow.Bound
            && fast.Teams.Select(t => t.Firm).SequenceEqual(firms)
            && fast.Teams.Where(t => !staffed.Contains(t.Firm)).All(t => t.Inspectors.Count == 0)
            && fast.Teams.Where(t => staffed.Contains(t.Firm)).Zip(slow.Teams).All(p => p.First.Inspectors.SequenceEqual(p.Second.Inspectors));
    }

    /// <summary>Few firms and inspectors in every shape: team sizes, departments, limits, recusals; the same cases every time.</summary>
    [Fact]
    public void Teams_of_ten_thousand_small_draws_are_those_that_trying_everything_gives()
    {
        int staffed = 0, wrong = Enumerable.Range(0, 10_000).AsParallel().Count(n =>
        {
            SmallCase small = SmallCase.Of(n);
            Interlocked.Add(ref staffed, small.Staffed.Length > 1 ? 1 : 0);
            return !small.IsSame(TeamAssigner.Assign(small.Key, small.Firms, small.Rule, small.Eligibility));
        });

        Assert.Equal(0, wrong);
        Assert.InRange(staffed, 5_000, 10_000);
    }

    private sealed record SmallCase(DrawKey Key, TeamRule Rule, Identifier[] Firms, Eligibility Eligibility)
    {
        public Identifier[] Staffed => [.. Firms.Where(Eligibility.CanStaff)];

        public static SmallCase Of(int number)
        {
            byte[] chance = Digest.Of(BitConverter.GetBytes(number)).ToArray();
            int size = 1 + (chance[0] % 3), departments = 1 + (chance[1] % 3), spread = chance[2] % 3;
            var rule = new TeamRule(size, chance[3] % 3 == 0 ? null : 1 + (chance[4] % size));
            RosterLeaf[] roster = [.. Enumerable.Range(0, 2 + (chance[5] % 4)).Select(n => new RosterLeaf(
                Identifier.Parse(FormattableString.Invariant($"S{n}")), Label.Parse(FormattableString.Invariant($"d{chance[6 + n] % departments}")), [Sector]))];
            Identifier[] firms = [.. Enumerable.Range(0, 1 + (chance[12] % 5)).Select(n => Identifier.Parse(FormattableString.Invariant($"F{n}")))];
            var away = firms.Select((f, n) => (f, n)).ToDictionary(
                f => f.f,
                f => (IReadOnlyList<Identifier>)[.. roster.Where((_, i) => spread > 0 && ((chance[13 + f.n] >> i) % 2) + (spread == 1 ? (chance[20 + f.n] >> i) % 2 : 1) == 2).Select(r => r.Id)]);
            return new SmallCase(DrawKey.Of(new Digest(chance), []), rule, firms, new Eligibility(Sector, rule, roster, away));
        }

        public bool IsSame(Assignment found)
        {
            Assignment right = Staffed.Length == 0
                ? new Assignment(0, [])
                : new ExhaustiveStaffing(Rule, [.. Staffed.Select(f => (f, Eligibility.AllowedFor(f)))]).Assign(Key);
            return found.Bound == right.Bound
                && found.Teams.Select(t => t.Firm).SequenceEqual(Firms)
                && found.Teams.Where(t => t.Inspectors.Count > 0).Select(t => (t.Firm, string.Join(' ', t.Inspectors)))
                    .SequenceEqual(right.Teams.Select(t => (t.Firm, string.Join(' ', t.Inspectors))));
        }
    }
}
