using System.Text.Json;
using Inspections.Core.Policy;
using Xunit;

namespace Inspections.Core.Tests.Vectors;

public sealed class QuotaVectorTests
{
    [Fact]
    public void Quotas_are_those_of_the_independent_implementation()
    {
        JsonElement[] vectors = [.. VectorFile.Read("draw-protocol-1/quotas").EnumerateArray()];
        Assert.NotEmpty(vectors);
        Each.Of(vectors, v =>
        {
            var figures = new RoundFigures(
                v.GetProperty("round").GetInt32(),
                v.GetProperty("rounds").GetInt32(),
                Ratio.FromJson(v.GetProperty("floor").ToJson()),
                v.GetProperty("largest").GetInt64(),
                v.GetProperty("gone").GetInt64(),
                Lifted: false,
                v.List("strata", s => new StratumFigures(
                    new Ratio(s.GetProperty("numerator").GetInt64(), s.GetProperty("denominator").GetInt64()),
                    s.GetProperty("population").GetInt64(),
                    s.GetProperty("drawn").GetInt64(),
                    s.GetProperty("eligible").GetInt64())));
            IReadOnlyList<long>? expected = v.GetProperty("takes").ValueKind == JsonValueKind.String ? null : v.List("takes", t => t.GetInt64());
            Assert.Equal(expected, Quotas.Of(figures).Takes);
        });
    }
}
