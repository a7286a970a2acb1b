using System.Runtime.CompilerServices;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Refusals;

namespace Inspections.Core.Results;

/// <summary>What a result is judged by: the draw's teams and window, the directories, today.</summary>
/// <param name="Visitors">Who visits the firm.</param>
/// <param name="Window">When.</param>
/// <param name="Days">The days that a result entered today may say.</param>
/// <param name="Items">What the draw's firms are inspected for.</param>
/// <param name="Ended">The items that were taken off the list, with the day they ended.</param>
/// <param name="Certificates">Every inspector's certificate.</param>
public sealed record ResultCase(
    IReadOnlyList<Identifier> Visitors,
    VisitWindow Window,
    InspectionDays Days,
    IReadOnlyList<InspectionItem> Items,
    IReadOnlyDictionary<Identifier, DateOnly> Ended,
    IReadOnlyDictionary<Identifier, EnforcementCertificate> Certificates)
{
    /// <summary>The day of the joint visit that a first version is about, and the other draw; null of any other result.</summary>
    public (DrawId Draw, JointDay Day)? Joint { get; init; }

    /// <summary>True for the same one alone: directories are given as they are, and not gone through to be compared.</summary>
    public bool Equals(ResultCase? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// What a result must satisfy: a team that went, with certificates valid that day (行政处罚法 art. 42), listed items only, a
/// day in the window or a reason, and categories that do not contradict each other.
/// </summary>
public static class ResultRules
{
    // Administrative Penalty Law art. 42: two or more.
    private const int FewestInspectors = 2;

    /// <summary>Everything that is wrong with a result.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> or <paramref name="at"/> is null.</exception>
    public static IEnumerable<ResultFault> Check(InspectionResult result, ResultCase at)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(at);
        return [.. Day(result, at), .. Team(result, at), .. Items(result, at), .. Categories(result), .. Problems(result), .. FollowUps(result)];
    }

    private static IEnumerable<ResultFault> Day(InspectionResult r, ResultCase at)
    {
        DayRefusal? refusal = at.Days.Refuse(r.InspectedOn) ?? at.Joint?.Day.Refuse(r.InspectedOn);
        Refusal? reason = refusal is { } why ? Refused(why, at)
            : !at.Window.Contains(r.InspectedOn) && string.IsNullOrWhiteSpace(r.WindowReason) ? ResultRefusals.OutsideWindow.Of(at.Window.First, at.Window.Last)
            : null;
        if (reason is not null)
        {
            yield return new(ResultField.InspectedOn, BeijingTime.Format(r.InspectedOn), reason);
        }
    }

    private static Refusal Refused(DayRefusal why, ResultCase at) => why switch
    {
        DayRefusal.AfterSeal => ResultRefusals.InFuture.Of(),
        DayRefusal.BeforeReceipt => ResultRefusals.BeforeReceipt.Of(at.Days.Drawn),
        DayRefusal.BeforeTeamChange => ResultRefusals.BeforeTeamChange.Of(at.Days.TeamChanged),
        DayRefusal.BeforeLaterDraw => ResultRefusals.BeforeLaterDraw.Of(at.Joint!.Value.Draw, at.Joint.Value.Day.LaterDraw),
        _ => ResultRefusals.NotOneVisit.Of(at.Joint!.Value.Draw, at.Joint.Value.Day.Other),
    };

    private static IEnumerable<ResultFault> Team(InspectionResult r, ResultCase at)
    {
        string present = string.Join(", ", r.Inspectors);
        if (at.Visitors.Count == 0)
        {
            yield return new(ResultField.Inspectors, present, ResultRefusals.NoTeam.Of());
            yield break;
        }

        foreach (Identifier stranger in r.Inspectors.Except(at.Visitors))
        {
            yield return new(ResultField.Inspectors, $"{stranger}", ResultRefusals.NotOnTeam.Of(at.Visitors));
        }

        foreach (Identifier missing in at.Visitors.Except(r.Inspectors))
        {
            yield return new(ResultField.Inspectors, present, ResultRefusals.MemberMissing.Of(missing));
        }

        if (r.Inspectors.Distinct().Count() < FewestInspectors)
        {
            yield return new(ResultField.Inspectors, present, ResultRefusals.TooFew.Of());
        }

        foreach (Identifier inspector in r.Inspectors.Intersect(at.Visitors))
        {
            if (!at.Certificates.TryGetValue(inspector, out EnforcementCertificate? certificate) || !certificate.IsValidOn(r.InspectedOn))
            {
                yield return new(ResultField.Inspectors, $"{inspector}", ResultRefusals.Certificate.Of(r.InspectedOn));
            }
        }
    }

    private static IEnumerable<ResultFault> Items(InspectionResult r, ResultCase at)
    {
        if (r.Items.Count == 0 && !r.Categories.Any(c => c.IsNotInspected))
        {
            yield return new(ResultField.Items, "", ResultRefusals.NoItem.Of());
        }

        foreach (Identifier item in r.Items)
        {
            if (at.Items.All(i => i.Code != item))
            {
                yield return new(ResultField.Items, $"{item}", ResultRefusals.ItemNotDrawn.Of(at.Items.Select(i => i.Code)));
            }
            else if (at.Ended.TryGetValue(item, out DateOnly ended) && ended <= r.InspectedOn)
            {
                yield return new(ResultField.Items, $"{item}", ResultRefusals.ItemEnded.Of(ended));
            }
        }
    }

    private static IEnumerable<ResultFault> Categories(InspectionResult r)
    {
        string names = string.Join("、", r.Categories.Select(c => c.Chinese));
        if (r.Categories.Count == 0)
        {
            yield return new(ResultField.Categories, "", ResultRefusals.NoCategory.Of());
        }

        if (r.Categories.Distinct().Count() != r.Categories.Count || r.Categories.Contains(ResultCategory.Withdrawn))
        {
            yield return new(ResultField.Categories, names, ResultRefusals.CategoryTwice.Of());
        }

        if (r.Categories.Contains(ResultCategory.NoProblemFound) && r.Categories.Count > 1)
        {
            yield return new(ResultField.Categories, names, ResultRefusals.NoProblemAlone.Of());
        }
    }

    private static IEnumerable<ResultFault> Problems(InspectionResult r)
    {
        foreach (ItemProblem problem in r.Problems.Where(p => !r.Items.Contains(p.Item)))
        {
            yield return new(ResultField.Problems, $"{problem.Item}", ResultRefusals.ProblemOfOtherItem.Of());
        }

        if (r.Categories.Any(c => c.NeedsDescription) && r.Problems.Count == 0)
        {
            yield return new(ResultField.Problems, "", ResultRefusals.ProblemNotDescribed.Of());
        }

        if (r.Categories.Contains(ResultCategory.NoProblemFound) && r.Problems.Count > 0)
        {
            yield return new(ResultField.Problems, r.Problems[0].Text, ResultRefusals.ProblemButNone.Of());
        }
    }

    private static IEnumerable<ResultFault> FollowUps(InspectionResult r)
    {
        foreach (FollowUp late in r.FollowUps.Where(f => f.Due < r.InspectedOn))
        {
            yield return new(ResultField.FollowUps, BeijingTime.Format(late.Due), ResultRefusals.DueTooEarly.Of());
        }
    }
}
