using Inspections.Core.Directory;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>What a rehearsed visit found; in about the shares that bureaus report.</summary>
internal static class MadeUpResult
{
    private const int FollowUpDays = 30;

    public static InspectionResult Of(
        SeededEntropy entropy, DrawId draw, Identifier firm, DateOnly day, IReadOnlyList<Identifier> team, IReadOnlyList<Identifier> items, bool mayClose)
    {
        var clean = new InspectionResult
        {
            Draw = draw,
            Firm = firm,
            InspectedOn = day,
            Inspectors = team,
            Items = items,
            Categories = [ResultCategory.Parse("NoProblemFound")],
        };
        return entropy.Pick(100, $"finding at {firm} of {draw}") switch
        {
            < 3 when mayClose => Gone(clean, "Deregistered"),
            < 5 when mayClose => Gone(clean, "MovedAway"),
            < 10 => Gone(clean, "UnreachableAtRegisteredAddress"),
            < 24 => WithProblem(clean, "ProblemOrderedCorrected", FollowUpMeasure.OrderedCorrection, "演练：未按规定公示收费标准，当场责令改正"),
            < 28 => WithProblem(clean, "ProblemPendingFollowUp", FollowUpMeasure.CaseReferral, "演练：涉嫌超资质经营，移送办案"),
            < 32 => clean with { Categories = [ResultCategory.Parse("RequiredInformationNotDisclosed")] },
            < 35 => clean with { Categories = [ResultCategory.Parse("NoRelevantActivityFound")] },
            _ => clean,
        };
    }

    private static InspectionResult Gone(InspectionResult clean, string category) =>
        clean with { Items = [], Categories = [ResultCategory.Parse(category)] };

    private static InspectionResult WithProblem(InspectionResult clean, string category, FollowUpMeasure measure, string text) => clean with
    {
        Categories = [ResultCategory.Parse(category)],
        Problems = [new ItemProblem(clean.Items[0], text)],
        FollowUps = [new FollowUp(measure, clean.InspectedOn.AddDays(FollowUpDays))],
    };
}
