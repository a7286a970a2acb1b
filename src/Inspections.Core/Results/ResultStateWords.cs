using Inspections.Core.Refusals;

namespace Inspections.Core.Results;

/// <summary>What people call where a result stands.</summary>
public static class ResultStateWords
{
    /// <summary>A state in both languages.</summary>
    public static Text InWords(this ResultState state) => state switch
    {
        ResultState.UnderReview => new("待审核", "under review"),
        ResultState.Returned => new("审核退回", "returned"),
        ResultState.Replaced => new("已重新录入", "replaced"),
        ResultState.Approved => new("已审定", "approved"),
        ResultState.Published => new("已公示", "published"),
        _ => new("已放弃", "given up"),
    };
}
