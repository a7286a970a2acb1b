using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>Why a witness does not sign.</summary>
internal static class Refusal
{
    public static UserErrorException Because(string chinese, string english) => new($"不签署：{chinese}", $"not signed: {english}");
}
