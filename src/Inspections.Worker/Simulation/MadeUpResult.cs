using Inspections.Core.Directories;
using Inspections.Core.Results;

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
            Categories = [ResultCategory.NoProblemFound],
        };
        return entropy.Pick(100, $"finding at {firm} of {draw}") switch
        {
            < 3 when mayClose => Gone(clean, ResultCategory.Deregistered),
            < 5 when mayClose => Gone(clean, ResultCategory.MovedAway),
            < 10 => Gone(clean, ResultCategory.UnreachableAtRegisteredAddress),
            < 24 => WithProblem(clean, ResultCategory.ProblemOrderedCorrected, FollowUpMeasure.OrderedCorrection, "演练：未按规定公示收费标准，当场责令改正"),
            < 28 => WithProblem(clean, ResultCategory.ProblemPendingFollowUp, FollowUpMeasure.CaseReferral, "演练：涉嫌超资质经营，移送办案"),
            < 32 => clean with { Categories = [ResultCategory.RequiredInformationNotDisclosed] },
            < 35 => clean with { Categories = [ResultCategory.NoRelevantActivityFound] },
            _ => clean,
        };
    }

    private static InspectionResult Gone(InspectionResult clean, ResultCategory category) =>
        clean with { Items = [], Categories = [category] };

    private static InspectionResult WithProblem(InspectionResult clean, ResultCategory category, FollowUpMeasure measure, string text) => clean with
    {
        Categories = [category],
        Problems = [new ItemProblem(clean.Items[0], text)],
        FollowUps = [new FollowUp(measure, clean.InspectedOn.AddDays(FollowUpDays))],
    };
}
