using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Shared;

/// <summary>What people are told about the policy: what holds, what would change, and what to do.</summary>
internal static class PolicyText
{
    /// <summary>Says so when what the bureau has written, or its directory asks for, is not what is in force.</summary>
    public static void Remind(OpenBureau opened, TextWriter output) => Remind(opened.Bureau.Database.Read(s => PolicyProposal.OfFile(s, opened.Bureau, opened.Policy)), output);

    /// <inheritdoc cref="Remind(OpenBureau, TextWriter)"/>
    public static void Remind(PolicyProposal proposal, TextWriter output)
    {
        if (!proposal.IsInForce)
        {
            output.Tell(proposal.InForce is null
                ? new Text(
                    "政策尚未生效：由 inspections run 启动时登记，或由两人决定 inspections policy adopt",
                    "no policy is in force yet: the worker enters it when it starts, or two people do by inspections policy adopt")
                : new Text(
                    "政策与生效的不同（inspections policy check）：下次启动 inspections run 时生效，或由两人决定 inspections policy adopt",
                    "the policy differs from the one in force (inspections policy check): it comes into force at the next start of inspections run, or by two people's inspections policy adopt"));
        }
    }

    /// <summary>A policy, a line a sector.</summary>
    public static IEnumerable<string> Lines(TextWriter output, PolicyDocument policy)
    {
        yield return $"{policy.Authority}  {output.Word("自", "since")} {policy.Effective:yyyy-MM-dd}  {policy.Digest}";
        yield return $"  {Line(output, policy.Review)}";
        foreach (SectorPolicy sector in policy.Sectors)
        {
            yield return $"  {Line(output, sector)}";
        }
    }

    /// <summary>Who may decide each step of the review, a line a step, and what to do about one that nobody may: no result of its draws could be published.</summary>
    public static IEnumerable<string> Reviewers(TextWriter output, PolicyDocument policy, WorkerSettings settings)
    {
        foreach (ReviewStep step in ReviewChain.Of(policy).Steps.Select(settings.Review.Named))
        {
            string[] people = [.. settings.Staff.People.Where(p => p.Roles.Contains($"{step.Step}", StringComparer.Ordinal)).Select(p => $"{p.Id} {p.Name}".Trim())];
            yield return output.Line($"  {step.Step} {step.Name}：") + (people.Length > 0
                ? string.Join("、", people)
                : output.Word($"还没有人担任，抽查结果将不能公示；请在设置 People 中给有关人员加上角色 {step.Step}", "nobody has this role, and no result could be published: give it to somebody in the setting People"));
        }
    }

    /// <summary>What a policy changes, a line a sector; a plus for what comes, a minus for what goes.</summary>
    public static IEnumerable<string> Changes(TextWriter output, PolicyDocument? from, PolicyDocument to)
    {
        if (from is not null && (from.Effective != to.Effective || !from.Basis.SequenceEqual(to.Basis, StringComparer.Ordinal)))
        {
            yield return $"  - {from.Effective:yyyy-MM-dd}  {string.Join("；", from.Basis)}";
            yield return $"  + {to.Effective:yyyy-MM-dd}  {string.Join("；", to.Basis)}";
        }

        if (from is not null && !from.Review.SequenceEqual(to.Review))
        {
            yield return $"  - {Line(output, from.Review)}";
        }

        if (!to.Review.SequenceEqual(from?.Review ?? []))
        {
            yield return $"  + {Line(output, to.Review)}";
        }

        foreach (SectorPolicy old in from?.Sectors.Where(s => !Same(s, to.Of(s.Sector))) ?? [])
        {
            yield return $"  - {Line(output, old)}";
        }

        foreach (SectorPolicy next in to.Sectors.Where(s => !Same(s, from?.Of(s.Sector))))
        {
            yield return $"  + {Line(output, next)}";
        }
    }

    private static bool Same(SectorPolicy one, SectorPolicy? other) =>
        other is not null && Core.Encodings.CanonicalJson.DigestOf(one.ToJson()) == Core.Encodings.CanonicalJson.DigestOf(other.ToJson());

    private static string Line(TextWriter output, IReadOnlyList<Label> review) => review.Count > 0
        ? $"{output.Word("审查", "review")}: {string.Join(" → ", review)}"
        : $"{output.Word("审查", "review")}: {output.Word("任一步骤一人通过即可（政策未写步骤）", "one approval of any step (the policy names none)")}";

    private static string Line(TextWriter output, SectorPolicy s)
    {
        string strata = string.Join("、", s.Strata.Select(t => FormattableString.Invariant($"{t.Name} {t.Rate}")));
        return output.Line(
            $"{s.Name} ({s.Sector})：{("底线", "floor")} {s.Floor}，{("批次", "rounds")} {s.Rounds}，{("分层", "strata")} {strata}，{("检查组", "team")} {s.Team.Size}（{("每部门至多", "per department")} {s.Team.PerDepartment}），{("年度上限", "cap")} {s.Cap}，{("间隔", "cooldown")} {s.CooldownDays}，{("依据", "basis")} {string.Join("；", s.Basis)}");
    }
}
