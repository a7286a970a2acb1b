using System.Text.Json.Serialization;
using Inspections.Core.Directories;

namespace Inspections.Core.Results;

/// <summary>What follows a problem (后续处置).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FollowUpMeasure>))]
public enum FollowUpMeasure
{
    /// <summary>Ordered to correct, and looked at again (责令改正).</summary>
    OrderedCorrection,

    /// <summary>Entered on the list of abnormal operations (列入经营异常名录).</summary>
    AbnormalOperationsList,

    /// <summary>Handed over as a case (移送办案).</summary>
    CaseReferral,

    /// <summary>Other departments were told (抄告相关部门).</summary>
    DepartmentsNotified,
}

/// <summary>One measure and the day by which it has to be closed.</summary>
/// <param name="Measure">What follows.</param>
/// <param name="Due">The last day for it.</param>
public sealed record FollowUp(FollowUpMeasure Measure, DateOnly Due);

/// <summary>A measure of a public or submitted result, and when it was closed. It stays somebody's task until it is closed itself, whatever becomes of its year.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Firm">The drawn firm.</param>
/// <param name="Number">Which of the firm's measures, from 1.</param>
/// <param name="FollowUp">The measure.</param>
/// <param name="ClosedOn">The day it was closed, or null.</param>
public sealed record OpenFollowUp(DrawId Draw, Identifier Firm, int Number, FollowUp FollowUp, DateOnly? ClosedOn);

/// <summary>The measures' names on forms.</summary>
public static class FollowUpWords
{
    /// <summary>Every measure with its name.</summary>
    public static IReadOnlyList<(FollowUpMeasure Measure, string Chinese)> All { get; } =
    [
        (FollowUpMeasure.OrderedCorrection, "责令改正"),
        (FollowUpMeasure.AbnormalOperationsList, "列入经营异常名录"),
        (FollowUpMeasure.CaseReferral, "移送办案"),
        (FollowUpMeasure.DepartmentsNotified, "抄告相关部门"),
    ];

    /// <summary>The name of a measure.</summary>
    public static string Chinese(this FollowUpMeasure measure) => All.First(w => w.Measure == measure).Chinese;
}
