using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PartnerReferrals.Contract.Tests.Emulator;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Contract.Tests.Differential;

/// <summary>
/// Two independent readings of the same facts: what the client's validator passes, the strict emulator accepts; what the
/// emulator refuses, the validator has flagged.
/// </summary>
public sealed class ValidatorAgainstEmulatorTests
{
    private const int Cases = 1500;

    [Theory]
    [InlineData("api", ValidationProfile.Api)]
    [InlineData("portal", ValidationProfile.Portal)]
    public async Task What_the_validator_passes_the_emulator_accepts(string emulatorProfile, ValidationProfile profile)
    {
        using var session = new EmulatorSession(("profile", emulatorProfile));
        var mapper = new ReferralMapper();
        var disagreements = new List<string>();
        int passed = 0, refusedByBoth = 0, onlyFlagged = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var body = DealMutations.Mutate(Deal.Private(), seed);
            var faults = Check(mapper, body, profile, out var mapped);
            if (faults.Count == 0)
            {
                passed++;
                var answer = await session.PostAsync(EmulatorSession.Referrals, JsonNode.Parse(mapped!.Referral.ToJson())!);
                if (answer.Status != 200)
                {
                    disagreements.Add($"seed {seed}: the validator passes, the emulator says {answer.Node?.ToJsonString()}\n  {mapped.Referral.ToJson()}");
                }
            }
            else if ((await session.PostAsync(EmulatorSession.Referrals, body)).Status == 200)
            {
                // The validator may be stricter: it knows what the portal and the facts ask for beside what the service enforces.
                onlyFlagged++;
            }
            else
            {
                refusedByBoth++;
            }
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(5)) + $"\n({disagreements.Count} in all)");

        // The cases are worth something: many on each side.
        Assert.True(passed > Cases / 10, $"{passed} passed");
        Assert.True(refusedByBoth > Cases / 4, $"{refusedByBoth} refused by both");
        Assert.True(onlyFlagged < Cases / 2, $"{onlyFlagged} flagged by the validator alone");
    }

    private static List<Fault> Check(ReferralMapper mapper, JsonObject body, ValidationProfile profile, out MappedReferral? mapped)
    {
        mapped = null;
        if (!InputObject.TryFromJson(body.ToJsonString(), 1, out var input, out var fault))
        {
            return [fault!];
        }

        mapped = mapper.Map(input);
        return [.. ReferralValidator.Validate(mapped, new ValidationOptions { Profile = profile, DealType = mapped.DealType }).Where(f => f.Severity == FaultSeverity.Error)];
    }
}
