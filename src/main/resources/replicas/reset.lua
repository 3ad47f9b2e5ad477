-- Begins a new generation, unless the one that is known is over already. What is left of it goes by itself.
-- KEYS: base. ARGV: generation as known, channel.
local base, known = KEYS[1], ARGV[1]
local present = redis.call('GET', base .. ':generation')
if present and present ~= known then
	return present
end
local generation = tostring(tonumber(present or known) + 1)
redis.call('SET', base .. ':generation', generation)
for _, part in ipairs({ 'admitted', 'clients', 'heard', 'batches', 'counts' }) do
	redis.call('EXPIRE', base .. ':' .. known .. ':' .. part, 3600)
end
redis.call('PUBLISH', ARGV[2], 'reset')
return generation
