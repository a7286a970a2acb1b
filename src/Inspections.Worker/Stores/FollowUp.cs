namespace Inspections.Worker.Stores;

/// <summary>What follows a problem (后续处置).</summary>
internal enum FollowUpMeasure
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
internal sealed record FollowUp(FollowUpMeasure Measure, DateOnly Due);

/// <summary>The measures' names on forms.</summary>
internal static class FollowUpWords
{
    public static IReadOnlyList<(FollowUpMeasure Measure, string Chinese)> All { get; } =
    [
        (FollowUpMeasure.OrderedCorrection, "责令改正"),
        (FollowUpMeasure.AbnormalOperationsList, "列入经营异常名录"),
        (FollowUpMeasure.CaseReferral, "移送办案"),
        (FollowUpMeasure.DepartmentsNotified, "抄告相关部门"),
    ];

    public static string Chinese(this FollowUpMeasure measure) => All.First(w => w.Measure == measure).Chinese;
}
