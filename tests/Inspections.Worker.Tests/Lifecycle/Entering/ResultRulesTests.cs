using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

public sealed class ResultRulesTests
{
    private static readonly Func<ResultDesk, InspectionResult, InspectionResult> AsItIs = (_, r) => r;

    /// <summary>What is wrong, and the part of the result that must be named for it; null when nothing is.</summary>
    private static readonly Dictionary<string, (Func<ResultDesk, InspectionResult, InspectionResult> Change, ResultField? Field)> Cases = new(StringComparer.Ordinal)
    {
        ["nothing"] = (AsItIs, null),
        ["a draw that is not drawn"] = ((_, r) => r with { Draw = Desk.First with { Round = 2 } }, ResultField.Draw),
        ["a firm that was not drawn"] = ((_, r) => r with { Firm = Identifier.Parse("91350100M000100Y43") }, ResultField.Firm),
        ["tomorrow"] = ((_, r) => r with { InspectedOn = r.InspectedOn.AddDays(1) }, ResultField.InspectedOn),
        ["the day before the draw"] = ((_, r) => r with { InspectedOn = r.InspectedOn.AddDays(-2) }, ResultField.InspectedOn),
        ["one inspector alone"] = ((_, r) => r with { Inspectors = [r.Inspectors[0]] }, ResultField.Inspectors),
        ["a stranger in the team"] = ((_, r) => r with { Inspectors = [r.Inspectors[0], Identifier.Parse("S999")] }, ResultField.Inspectors),
        ["an item that is not listed"] = ((_, r) => r with { Items = [Identifier.Parse("XX-99")] }, ResultField.Items),
        ["an item of another sector"] = ((_, r) => r with { Items = [Identifier.Parse("KF-01")] }, ResultField.Items),
        ["no item"] = ((_, r) => r with { Items = [] }, ResultField.Items),
        ["no item where nobody was met"] = ((_, r) => r with { Items = [], Categories = [ResultCategory.Parse("UnreachableAtRegisteredAddress")] }, null),
        ["no category"] = ((_, r) => r with { Categories = [] }, ResultField.Categories),
        ["no problem, and a problem"] = (
            (_, r) => r with { Categories = [.. r.Categories, ResultCategory.Parse("RequiredInformationNotDisclosed")] }, ResultField.Categories),
        ["a problem without words"] = ((_, r) => r with { Categories = [ResultCategory.Parse("ProblemOrderedCorrected")] }, ResultField.Problems),
        ["a problem of another item"] = (
            (_, r) => r with { Categories = [ResultCategory.Parse("ProblemOrderedCorrected")], Problems = [new(Identifier.Parse("WY-02"), "x")] },
            ResultField.Problems),
        ["a problem with words"] = (
            (_, r) => r with { Categories = [ResultCategory.Parse("ProblemOrderedCorrected")], Problems = [new(Identifier.Parse("WY-01"), "未公示收费标准")] }, null),
        ["a measure due before the visit"] = (
            (_, r) => r with { FollowUps = [new(FollowUpMeasure.OrderedCorrection, r.InspectedOn.AddDays(-1))] }, ResultField.FollowUps),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_is_refused_for_what_is_wrong_with_it(string name)
    {
        using var desk = new ResultDesk();
        (Func<ResultDesk, InspectionResult, InspectionResult> change, ResultField? field) = Cases[name];
        IReadOnlyList<ResultFault> faults = desk.Faults(change(desk, desk.Good(desk.Firms[0])));
        if (field is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, f => f.Field == field);
        }
    }

    [Fact]
    public void A_day_outside_the_window_needs_a_reason()
    {
        using var desk = new ResultDesk(s => s.Visits.VisitWorkingDays = 1);
        desk.Desk.ClockTo(desk.Desk.Bureau.Now.AddDays(20));
        InspectionResult late = desk.Good(desk.Firms[0]);
        Assert.Contains(desk.Faults(late), f => f.Field == ResultField.InspectedOn);
        Assert.Empty(desk.Faults(late with { WindowReason = "企业停业整顿" }));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        using var desk = new ResultDesk();
        InspectionResult bad = desk.Good(desk.Firms[0]) with { Items = [], Categories = [], Inspectors = [] };
        Assert.Superset(
            new HashSet<ResultField> { ResultField.Items, ResultField.Categories, ResultField.Inspectors },
            desk.Faults(bad).Select(f => f.Field).ToHashSet());
    }
}
