using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>An inspection outside the draws (专项检查, 投诉举报核查, …) that counts towards cap and cooldown.</summary>
/// <param name="Firm">The firm, or a project of it.</param>
/// <param name="On">The day.</param>
/// <param name="Type">What kind, as the ledger names it.</param>
internal sealed record OtherVisit(Identifier Firm, DateOnly On, Label Type);
