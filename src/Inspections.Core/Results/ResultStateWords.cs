
namespace Inspections.Core.Results;

/// <summary>What people call where a result stands.</summary>
public static class ResultStateWords
{
    /// <summary>A state in both languages.</summary>
    public static (string Chinese, string English) InWords(this ResultState state) => state switch
    {
        ResultState.UnderReview => ("待审核", "under review"),
        ResultState.Returned => ("审核退回", "returned"),
        ResultState.Replaced => ("已重新录入", "replaced"),
        ResultState.Approved => ("已审定", "approved"),
        ResultState.Published => ("已公示", "published"),
        _ => ("已放弃", "given up"),
    };
}
