using System.Text.Json.Serialization;

namespace Inspections.Core.Refusals;

/// <summary>What a refusal is due to; a front end takes its exit code or status from it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefusalNature>))]
public enum RefusalNature
{
    /// <summary>How things stand: what is asked for is understood, and may be possible another day or for another person.</summary>
    State = 1,

    /// <summary>What was asked for, or set: the same request is refused every time.</summary>
    Request,

    /// <summary>A file or a site that could not be read: nothing is said of what it holds.</summary>
    Unreadable,

    /// <summary>An error while verifying: there is no verdict, good or bad.</summary>
    NoVerdict,
}
