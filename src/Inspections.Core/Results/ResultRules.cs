using Inspections.Core.Calendar;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;

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
    public static IEnumerable<ResultFault> Check(InspectionResult result, ResultCase at)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(at);
        return [.. Day(result, at), .. Team(result, at), .. Items(result, at), .. Categories(result), .. Problems(result), .. FollowUps(result)];
    }

    private static IEnumerable<ResultFault> Day(InspectionResult r, ResultCase at)
    {
        DayRefusal? refusal = at.Days.Refuse(r.InspectedOn) ?? at.Joint?.Day.Refuse(r.InspectedOn);
        (string Chinese, string English)? said = refusal is { } why ? Refused(why, at)
            : !at.Window.Contains(r.InspectedOn) && string.IsNullOrWhiteSpace(r.WindowReason)
            ? ($"超出检查期限 {at.Window.First:yyyy-MM-dd} 至 {at.Window.Last:yyyy-MM-dd}，请写明原因",
                $"outside the window {at.Window.First:yyyy-MM-dd} to {at.Window.Last:yyyy-MM-dd}: a reason is needed")
            : null;
        if (said is { } text)
        {
            yield return new(ResultField.InspectedOn, BeijingTime.Format(r.InspectedOn), text.Chinese, text.English);
        }
    }

    private static (string Chinese, string English) Refused(DayRefusal why, ResultCase at) => why switch
    {
        DayRefusal.AfterSeal => ("检查日期在今天之后；检查之后再录入", "the day is in the future: enter it after the visit"),
        DayRefusal.BeforeReceipt => (
            $"早于抽取结果登记之日 {at.Days.Drawn:yyyy-MM-dd}；请核对日期，抽取之前的检查不是这次抽取的",
            $"before {at.Days.Drawn:yyyy-MM-dd}, when the draw was entered: check the day; an inspection before the draw is none of it"),
        DayRefusal.BeforeTeamChange => (
            $"早于该企业检查组最近一次变动之日 {at.Days.TeamChanged:yyyy-MM-dd}，那天去的不会是现在的检查组；请核对日期",
            $"before {at.Days.TeamChanged:yyyy-MM-dd}, when the firm's team was last changed: those who are on it now did not go that day; check the day"),
        DayRefusal.BeforeLaterDraw => (
            $"与 {at.Joint!.Value.Draw} 合并检查，早于后一次抽取之日 {at.Joint.Value.Day.LaterDraw:yyyy-MM-dd}；请核对日期",
            $"a joint visit with {at.Joint.Value.Draw}, before the later draw of {at.Joint.Value.Day.LaterDraw:yyyy-MM-dd}: check the day"),
        _ => (
            $"与 {at.Joint!.Value.Draw} 合并检查，是同一次检查，那里的结果写的是 {at.Joint.Value.Day.Other:yyyy-MM-dd}；那里写错的，先由审查人退回（已公示的先撤回），再录入",
            $"a joint visit with {at.Joint.Value.Draw} is one visit, and the result there says {at.Joint.Value.Day.Other:yyyy-MM-dd}; if that is wrong, have it returned first (withdraw a public one), then enter it again"),
    };

    private static IEnumerable<ResultFault> Team(InspectionResult r, ResultCase at)
    {
        string present = string.Join(", ", r.Inspectors);
        if (at.Visitors.Count == 0)
        {
            yield return new(ResultField.Inspectors, present, "该企业还没有检查组，请先指定", "the firm has no team yet: name one first");
            yield break;
        }

        foreach (Identifier stranger in r.Inspectors.Except(at.Visitors))
        {
            yield return new(
                ResultField.Inspectors,
                $"{stranger}",
                $"不是该企业检查组成员（{string.Join("、", at.Visitors)}）",
                $"not on the firm's team ({string.Join(", ", at.Visitors)})");
        }

        foreach (Identifier missing in at.Visitors.Except(r.Inspectors))
        {
            yield return new(
                ResultField.Inspectors,
                present,
                $"检查组成员 {missing} 未到场；请先调换",
                $"{missing} of the team was not there: substitute first");
        }

        if (r.Inspectors.Distinct().Count() < FewestInspectors)
        {
            yield return new(ResultField.Inspectors, present, "到场执法人员不足两人（行政处罚法第四十二条）", "fewer than two inspectors were there (Administrative Penalty Law art. 42)");
        }

        foreach (Identifier inspector in r.Inspectors.Intersect(at.Visitors))
        {
            if (!at.Certificates.TryGetValue(inspector, out EnforcementCertificate? certificate) || !certificate.IsValidOn(r.InspectedOn))
            {
                yield return new(
                    ResultField.Inspectors,
                    $"{inspector}",
                    $"执法证在 {r.InspectedOn:yyyy-MM-dd} 无效；请先因执法证调换",
                    $"no valid certificate on {r.InspectedOn:yyyy-MM-dd}: substitute first, because of the certificate");
            }
        }
    }

    private static IEnumerable<ResultFault> Items(InspectionResult r, ResultCase at)
    {
        if (r.Items.Count == 0 && !r.Categories.Any(c => c.IsNotInspected))
        {
            yield return new(ResultField.Items, "", "没有检查事项", "no item was inspected");
        }

        foreach (Identifier item in r.Items)
        {
            if (at.Items.All(i => i.Code != item))
            {
                yield return new(
                    ResultField.Items,
                    $"{item}",
                    $"不在本次抽查的事项里（{string.Join("、", at.Items.Select(i => i.Code))}），不得检查",
                    $"not among the items of the draw ({string.Join(", ", at.Items.Select(i => i.Code))}): it may not be inspected");
            }
            else if (at.Ended.TryGetValue(item, out DateOnly ended) && ended <= r.InspectedOn)
            {
                yield return new(ResultField.Items, $"{item}", $"该事项已于 {ended:yyyy-MM-dd} 取消", $"the item ended on {ended:yyyy-MM-dd}");
            }
        }
    }

    private static IEnumerable<ResultFault> Categories(InspectionResult r)
    {
        string names = string.Join("、", r.Categories.Select(c => c.Chinese));
        if (r.Categories.Count == 0)
        {
            yield return new(ResultField.Categories, "", "没有检查结果；结果不能预填，须逐户填写", "no category: results are never filled in beforehand");
        }

        if (r.Categories.Distinct().Count() != r.Categories.Count || r.Categories.Contains(ResultCategory.Withdrawn))
        {
            yield return new(ResultField.Categories, names, "检查结果重复或不可填写", "a category twice, or one that cannot be entered");
        }

        if (r.Categories.Contains(ResultCategory.NoProblemFound) && r.Categories.Count > 1)
        {
            yield return new(ResultField.Categories, names, "“未发现问题”不能与其他结果同时填写", "'no problem found' excludes every other category");
        }
    }

    private static IEnumerable<ResultFault> Problems(InspectionResult r)
    {
        foreach (ItemProblem problem in r.Problems.Where(p => !r.Items.Contains(p.Item)))
        {
            yield return new(ResultField.Problems, $"{problem.Item}", "该事项未在检查事项中列出", "a problem of an item that was not inspected");
        }

        if (r.Categories.Any(c => c.NeedsDescription) && r.Problems.Count == 0)
        {
            yield return new(ResultField.Problems, "", "发现问题的，须逐项写明问题", "a problem was found: say what, item by item");
        }

        if (r.Categories.Contains(ResultCategory.NoProblemFound) && r.Problems.Count > 0)
        {
            yield return new(ResultField.Problems, r.Problems[0].Text, "结果为“未发现问题”，却写有问题", "no problem was found, yet one is described");
        }
    }

    private static IEnumerable<ResultFault> FollowUps(InspectionResult r)
    {
        foreach (FollowUp late in r.FollowUps.Where(f => f.Due < r.InspectedOn))
        {
            yield return new(ResultField.FollowUps, BeijingTime.Format(late.Due), "后续处置期限早于检查日期", "the measure is due before the inspection");
        }
    }
}
